import { browser } from 'wxt/browser';
import type { WebIdentityAuth } from '#lib/bedrock';
import type { SettingsStore } from '#lib/platform/settings-store';
import type { SignInWindow } from '#lib/platform/sign-in-window';
import { ProblemError } from '#lib/review';
import { type Auth, checkSignInPage } from '#lib/settings';
import {
  authorizationUrl,
  isUsable,
  readRedirect,
  renewalAtMs,
  SignInFailedError,
  type SignInSettings,
} from '#lib/sign-in';

/** The alarm at which the identity token is renewed. */
export const SIGN_IN_ALARM = 'sign-in';
/** What needs the token next must not ask in a storm, whether the last renewal failed or its token was refused as well. */
const PAUSE_BETWEEN_RENEWALS_MS = 30_000;

/**
 * Signing in at an identity provider by the browser's window, and renewing its token without it. Nothing is held between
 * two calls but what the browser's memory holds: a killed worker loses an open window, and no more.
 */
export interface SignInService {
  /** Opens the window. @throws {SignInFailedError}, {ProblemError} `on-device-only`, {SettingsError}. */
  readonly signIn: () => Promise<void>;
  /**
   * The credentials, with a token that AWS can be expected to take: renewed where it is over.
   * @throws {SignInFailedError} where it is over and there is no other.
   */
  readonly fresh: (auth: Auth) => Promise<Auth>;
  /** AWS says that the token is over, whatever it says itself: tries to get another. Never throws. */
  readonly renew: () => Promise<void>;
  /** The credentials in memory came from where they are kept: a token among them is renewed in time. */
  readonly watch: () => Promise<void>;
  /** The alarm fired. Never throws. */
  readonly onAlarm: () => Promise<void>;
}

export interface SignInServicePorts {
  /** Settings as they hold. */
  readonly store: SettingsStore;
  readonly window: SignInWindow;
  readonly loopbackAllowed: boolean;
  /** Unguessable, [a-z0-9]. */
  readonly newToken: () => string;
  readonly now: () => number;
  /** The token was renewed, or a person is needed for that. */
  readonly onChanged: () => void;
}

/** A token by the window, as opposed to one that was typed in. */
type SignedIn = WebIdentityAuth & { readonly signIn: 'current' | 'ended' };

/** Joins the window with the settings and the credentials in memory. */
export function createSignInService(ports: SignInServicePorts): SignInService {
  const { store, window, loopbackAllowed, newToken, now, onChanged } = ports;
  let interactive: Promise<void> | null = null;
  let silent: Promise<SignedIn> | null = null;
  let takenAtMs = Number.NEGATIVE_INFINITY;
  let failed: { readonly atMs: number; readonly error: SignInFailedError } | null = null;

  /** What the provider answers to one request. */
  async function obtain(settings: SignInSettings, isSilent: boolean): Promise<SignedIn> {
    checkSignInPage(settings, loopbackAllowed);
    const request = { redirectUri: window.redirectUri, state: newToken(), nonce: newToken() };
    const address = await window.open(authorizationUrl(settings, request, isSilent), isSilent);
    const token = readRedirect(address, { ...request, clientId: settings.clientId, nowMs: now() });
    return { kind: 'web-identity', roleArn: settings.roleArn, token, signIn: 'current' };
  }

  async function page(): Promise<SignInSettings> {
    const { connection, privacy } = await store.settings();
    if (privacy.onDeviceOnly) throw new ProblemError({ code: 'on-device-only' });
    if (connection.signIn === undefined) throw new SignInFailedError('not-set-up');
    return connection.signIn;
  }

  async function take(auth: SignedIn): Promise<void> {
    failed = null;
    takenAtMs = now();
    await store.saveAuth(auth);
    await setAlarm(auth);
  }

  async function setAlarm({ token }: SignedIn): Promise<void> {
    const when = renewalAtMs(token, now());
    if (when !== null) await browser.alarms.create(SIGN_IN_ALARM, { when });
  }

  async function signInNow(): Promise<void> {
    const before = await store.auth();
    const settings = await page();
    const auth = await obtain(settings, false);
    // Set otherwise, or erased, while the window was open: the answer is to a question that nobody asks any more.
    if (JSON.stringify(await page()) !== JSON.stringify(settings)) throw new SignInFailedError('not-set-up');
    // What is kept under a passphrase is of the same sign-in, or of other credentials, whose place is taken.
    if (!isSignedIn(before)) await store.saveKept(null);
    await take(auth);
  }

  async function renewNow(auth: SignedIn): Promise<SignedIn> {
    const settings = await page();
    const outcome = await obtain(settings, true).catch((error: unknown) => asFailure(error));
    const current = await store.auth();
    // Forgotten, locked or replaced meanwhile: then nothing of this is to come back.
    if (current?.kind !== 'web-identity' || current.token !== auth.token) throw new SignInFailedError('person-needed');
    if (!(outcome instanceof SignInFailedError)) {
      await take(outcome);
      onChanged();
      return outcome;
    }
    failed = { atMs: now(), error: outcome };
    if (outcome.reason === 'person-needed' || outcome.reason === 'refused') {
      await store.saveAuth({ ...auth, signIn: 'ended' });
      onChanged();
    }
    throw outcome;
  }

  function renewed(auth: SignedIn): Promise<SignedIn> {
    if (auth.signIn === 'ended') return Promise.reject(new SignInFailedError('person-needed'));
    if (failed !== null && now() - failed.atMs < PAUSE_BETWEEN_RENEWALS_MS) return Promise.reject(failed.error);
    silent ??= renewNow(auth).finally(() => {
      silent = null;
    });
    return silent;
  }

  async function renew(): Promise<void> {
    const auth = await store.auth();
    const isNew = now() - takenAtMs < PAUSE_BETWEEN_RENEWALS_MS;
    if (isSignedIn(auth) && !isNew) await renewed(auth).catch(() => undefined);
  }

  return {
    signIn: () => {
      interactive ??= signInNow().finally(() => {
        interactive = null;
      });
      return interactive;
    },
    fresh: async (auth) => (!isSignedIn(auth) || isUsable(auth.token, now()) ? auth : renewed(auth)),
    renew,
    watch: async () => {
      const auth = await store.auth();
      if (isSignedIn(auth)) await setAlarm(auth);
    },
    onAlarm: async () => {
      const { provider } = await store.settings();
      if (provider === 'bedrock') await renew();
    },
  };
}

function isSignedIn(auth: Auth | null): auth is SignedIn {
  return auth?.kind === 'web-identity' && auth.signIn !== undefined;
}

/** Anything else is a defect, or a setting that the next attempt names as well. */
function asFailure(error: unknown): SignInFailedError {
  if (error instanceof SignInFailedError) return error;
  throw error;
}
