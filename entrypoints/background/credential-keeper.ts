import { browser } from 'wxt/browser';
import type { KeptCredentials } from '#lib/messaging';
import type { SettingsStore } from '#lib/platform/settings-store';
import { ProblemError } from '#lib/review';
import { parseAuth } from '#lib/settings';
import { type Vault, VaultError } from '#lib/vault';

/** The alarm at which kept credentials are locked, unless they were used meanwhile. */
export const LOCK_ALARM = 'lock';
/** Uses closer together than this count as one. */
const TOUCH_GATHER_MS = 20_000;

/**
 * Credentials that outlive the browser: on disk under a passphrase, in memory once it was given. Locking empties the
 * memory; forgetting both.
 */
export interface CredentialKeeper {
  readonly state: () => Promise<KeptCredentials>;
  /** Keeps the credentials in memory under a passphrase. @throws {ProblemError} `credentials-missing` or `keeping-not-allowed`. */
  readonly keep: (passphrase: string) => Promise<void>;
  /** Keeps them no longer; those in memory stay. */
  readonly drop: () => Promise<void>;
  /** @throws {ProblemError} `passphrase-wrong`, `kept-credentials-damaged`, or `not-found` where none are kept. */
  readonly unlock: (passphrase: string) => Promise<void>;
  /** Does nothing where none are kept: they could not be had back. */
  readonly lock: () => Promise<void>;
  /** They were used, or somebody is at work: the time until they are locked begins anew. */
  readonly touch: () => void;
  /** Gives up what may not be kept; those in memory stay. */
  readonly obey: () => Promise<void>;
  /** The lock's alarm fired. */
  readonly onAlarm: () => Promise<void>;
}

export interface CredentialKeeperPorts {
  readonly store: SettingsStore;
  readonly vault: Vault;
  readonly isKeepingAllowed: () => Promise<boolean>;
  /** Whether anything is asked of models now. */
  readonly isBusy: () => boolean;
  /** After they are in memory again. */
  readonly onUnlocked: () => Promise<void>;
  /** After they were locked by themselves. */
  readonly onLocked: () => Promise<void>;
  readonly now: () => number;
}

export function createCredentialKeeper(ports: CredentialKeeperPorts): CredentialKeeper {
  const { store, vault, isKeepingAllowed, isBusy, onUnlocked, onLocked, now } = ports;
  let touchedAtMs = Number.NEGATIVE_INFINITY;

  async function state(): Promise<KeptCredentials> {
    const [kept, auth] = await Promise.all([store.kept(), store.auth()]);
    if (kept === null) return 'no';
    return auth === null ? 'locked' : 'open';
  }

  async function startTimer(): Promise<void> {
    const { privacy } = await store.settings();
    if ((await state()) !== 'open') return;
    await browser.alarms.create(LOCK_ALARM, { delayInMinutes: privacy.autoLockMinutes });
  }

  async function lock(): Promise<void> {
    if ((await store.kept()) !== null) await store.saveAuth(null);
  }

  return {
    state,
    keep: async (passphrase) => {
      if (!(await isKeepingAllowed())) throw new ProblemError({ code: 'keeping-not-allowed' });
      const auth = await store.auth();
      if (auth === null) throw new ProblemError({ code: 'credentials-missing' });
      await store.saveKept(await vault.seal(JSON.stringify(auth), passphrase));
      await startTimer();
    },
    drop: () => store.saveKept(null),
    unlock: async (passphrase) => {
      const kept = await store.kept();
      if (kept === null) throw new ProblemError({ code: 'not-found', what: 'kept credentials' });
      await store.saveAuth(parseAuth(JSON.parse(await opened(vault, kept, passphrase))));
      await startTimer();
      await onUnlocked();
    },
    lock,
    touch: () => {
      if (now() - touchedAtMs < TOUCH_GATHER_MS) return;
      touchedAtMs = now();
      // Where it cannot be set anew, the older alarm fires earlier: that only asks for the passphrase too soon.
      startTimer().catch(() => undefined);
    },
    obey: async () => {
      if (!(await isKeepingAllowed())) await store.saveKept(null);
    },
    onAlarm: async () => {
      if (isBusy()) return startTimer();
      await lock();
      await onLocked();
    },
  };
}

async function opened(vault: Vault, kept: unknown, passphrase: string): Promise<string> {
  try {
    return await vault.open(kept, passphrase);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    const code = error.reason === 'damaged' ? 'kept-credentials-damaged' : error.reason;
    throw new ProblemError({ code }, { cause: error });
  }
}
