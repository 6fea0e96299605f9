import { tokenExpiresAtMs } from '#lib/bedrock';
import type { KeptCredentials, SettingsView } from '#lib/messaging';
import type { PolicyStore } from '#lib/platform/policy-store';
import { findPlaybook } from '#lib/playbooks';
import { checkAgainstPolicy } from '#lib/policy';
import type { Problem } from '#lib/review';
import {
  type Auth,
  applyEnvironmentBlock,
  checkEndpoint,
  checkSignInPage,
  DEFAULT_SETTINGS,
  formatSettingsFile,
  type ParsedSettings,
  parseAuth,
  parseSettings,
  parseSettingsFile,
  type Settings,
  SettingsError,
} from '#lib/settings';
import type { PlaybookService } from './playbook-service.ts';
import type { PolicedSettings } from './policed-settings.ts';

/** Reads and changes settings. Whatever is refused leaves them as they were. */
export interface SettingsService {
  readonly view: () => Promise<SettingsView>;
  /** What of the stored settings cannot be read and gave way to its default, or null. */
  readonly problem: () => Promise<Problem | null>;
  /** `auth`: undefined keeps the credentials, null forgets them. @throws {SettingsError} */
  readonly save: (settings: unknown, auth: unknown) => Promise<SettingsView>;
  /**
   * What the form says, without saving it; the credentials in memory where it names none, null where there are none.
   * @throws {SettingsError}
   */
  readonly check: (settings: unknown, auth: unknown) => Promise<CheckedSettings>;
  /** @throws {SettingsError} */
  readonly importFile: (text: string) => Promise<SettingsView>;
  /** @throws {SettingsError} */
  readonly importEnvironment: (text: string) => Promise<SettingsView>;
  readonly exportFile: () => Promise<string>;
  /** Does something to the credentials, and tells everybody of it. */
  readonly changeCredentials: (change: () => Promise<void>) => Promise<SettingsView>;
}

/** Settings that could be saved, and the credentials to go with them. */
export interface CheckedSettings {
  readonly settings: Settings;
  readonly auth: Auth | null;
}

export interface SettingsServicePorts {
  readonly store: PolicedSettings;
  /** Playbooks besides the built-in ones. */
  readonly playbooks: Pick<PlaybookService, 'own' | 'shown'>;
  /** Whether this build may talk to this machine. */
  readonly loopbackAllowed: boolean;
  readonly keptCredentials: () => Promise<KeptCredentials>;
  readonly policies: PolicyStore;
  /** Makes credentials fit for use. */
  readonly freshen: (auth: Auth) => Promise<Auth>;
  /** Where sign-in pages send their answer. */
  readonly signInRedirect: string;
  /** When the temporary credentials in use end, in epoch milliseconds; null where there are none. */
  readonly expiresAtMs: () => number | null;
  readonly onChanged: (view: SettingsView) => void;
}

export function createSettingsService(ports: SettingsServicePorts): SettingsService {
  const { store, playbooks, loopbackAllowed, keptCredentials, policies, freshen, expiresAtMs, onChanged } = ports;

  async function view(): Promise<SettingsView> {
    const [settings, auth, own, kept, { policy, faults }] = await Promise.all([
      store.shown(),
      store.auth(),
      playbooks.shown(),
      keptCredentials(),
      policies.known(),
    ]);
    const { playbooks: _, ...decided } = policy;
    // One that cannot be had leaves its place to the default, as it does in a review.
    const playbook = findPlaybook(settings.playbook, own) === null ? DEFAULT_SETTINGS.playbook : settings.playbook;
    return {
      settings: { ...settings, playbook },
      playbooks: own.map(({ id, name }) => ({ id, name })),
      credentials: {
        kind: auth?.kind ?? null,
        present: auth !== null,
        hint: hintOf(auth),
        kept,
        expiresAtMs: auth === null ? null : expiresAtMs(),
        tokenExpiresAtMs: auth?.kind === 'web-identity' ? tokenExpiresAtMs(auth.token) : null,
        signIn: (auth?.kind === 'web-identity' ? auth.signIn : null) ?? null,
      },
      policy: decided,
      policyFaults: faults,
      loopbackAllowed,
      signInRedirect: ports.signInRedirect,
    };
  }

  async function apply({ settings }: Pick<ParsedSettings, 'settings'>, auth: Auth | null | undefined) {
    checkEndpoint(settings.connection.endpoint, loopbackAllowed);
    checkSignInPage(settings.connection.signIn, loopbackAllowed);
    if (findPlaybook(settings.playbook, await playbooks.own()) === null) {
      throw new SettingsError('playbook', 'is not a known playbook');
    }
    checkAgainstPolicy(settings, (await policies.read()).policy);
    await store.saveSettings(settings);
    if (auth !== undefined) {
      await store.saveAuth(auth);
      // What is kept is that of others now.
      await store.saveKept(null);
    }
    return tell();
  }

  async function tell(): Promise<SettingsView> {
    const changed = await view();
    onChanged(changed);
    return changed;
  }

  return {
    view,
    problem: async () => {
      const [unreadable] = (await policies.known()).faults;
      if (unreadable !== undefined) return { code: 'policy-invalid', ...unreadable };
      const fault = await store.fault();
      if (fault === null) return null;
      const detail = `${fault.detail}; its default is used until settings are saved again`;
      return { code: 'settings-invalid', path: fault.path, detail };
    },
    save: async (data, auth) =>
      apply(parseSettings(data), auth === undefined || auth === null ? auth : parseAuth(auth)),
    check: async (data, auth) => {
      const { settings } = parseSettings(data);
      checkEndpoint(settings.connection.endpoint, loopbackAllowed);
      const inMemory = auth === undefined ? await store.auth() : null;
      const typed = auth === undefined ? null : parseAuth(auth);
      return { settings, auth: inMemory === null ? typed : await freshen(inMemory) };
    },
    importFile: async (text) => {
      const parsed = parseSettingsFile(text);
      return apply(parsed, parsed.auth);
    },
    importEnvironment: async (text) => {
      const parsed = applyEnvironmentBlock(text, await store.settings());
      return apply(parsed, parsed.auth);
    },
    exportFile: async () => formatSettingsFile(await store.settings()),
    changeCredentials: async (change) => {
      await change();
      return tell();
    },
  };
}

/** Enough to recognise an access key by; an API key has no part that is not secret. */
function hintOf(auth: Auth | null): string {
  return auth !== null && 'accessKeyId' in auth ? auth.accessKeyId.slice(-4) : '';
}
