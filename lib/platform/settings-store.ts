import { browser } from 'wxt/browser';
import {
  type Auth,
  DEFAULT_SETTINGS,
  parseAuth,
  type RepairedSettings,
  repairSettings,
  type Settings,
  SettingsError,
} from '#lib/settings';
import type { Envelope } from '#lib/vault';

const SETTINGS_KEY = 'settings';
const AUTH_KEY = 'auth';
const KEPT_KEY = 'kept-credentials';

/** Settings on disk; credentials in memory, and on disk only as a sealed envelope. */
export interface SettingsStore {
  /** What cannot be read gives way to its default. */
  readonly settings: () => Promise<Settings>;
  /** What of the stored settings cannot be read, or null. */
  readonly fault: () => Promise<SettingsError | null>;
  readonly saveSettings: (settings: Settings) => Promise<void>;
  /** Null when there are none: never given, or gone with the browser. */
  readonly auth: () => Promise<Auth | null>;
  /** Null forgets them. */
  readonly saveAuth: (auth: Auth | null) => Promise<void>;
  /** What is kept of credentials under a passphrase, as it was stored; null where nothing is. */
  readonly kept: () => Promise<unknown>;
  readonly saveKept: (envelope: Envelope | null) => Promise<void>;
}

/**
 * Settings live in `storage.local`, credentials in `storage.session`, which is never written to disk. Both are closed
 * to content scripts, which could otherwise read `storage.local`.
 */
export function createSettingsStore(): SettingsStore {
  const closed = Promise.all(
    [browser.storage.local, browser.storage.session].map((area) =>
      area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }),
    ),
  );

  async function read(): Promise<RepairedSettings> {
    await closed;
    const stored = (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY];
    return stored === undefined ? { settings: DEFAULT_SETTINGS, faults: [] } : repairSettings(stored);
  }

  return {
    settings: async () => (await read()).settings,
    fault: async () => (await read()).faults[0] ?? null,
    saveSettings: async (settings) => {
      await closed;
      await browser.storage.local.set({ [SETTINGS_KEY]: settings });
    },
    auth: async () => {
      await closed;
      const stored = (await browser.storage.session.get(AUTH_KEY))[AUTH_KEY];
      return stored === undefined ? null : readAuth(stored);
    },
    saveAuth: async (auth) => {
      await closed;
      if (auth === null) await browser.storage.session.remove(AUTH_KEY);
      else await browser.storage.session.set({ [AUTH_KEY]: auth });
    },
    kept: async () => {
      await closed;
      return (await browser.storage.local.get(KEPT_KEY))[KEPT_KEY] ?? null;
    },
    saveKept: async (envelope) => {
      await closed;
      if (envelope === null) await browser.storage.local.remove(KEPT_KEY);
      else await browser.storage.local.set({ [KEPT_KEY]: envelope });
    },
  };
}

/** Credentials that another version of the extension left in memory and this one cannot read are none. */
function readAuth(stored: unknown): Auth | null {
  try {
    return parseAuth(stored);
  } catch (error) {
    if (error instanceof SettingsError) return null;
    throw error;
  }
}
