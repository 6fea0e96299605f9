import type { Clock } from './clock.ts';
import { verifyToken } from './identity-provider.ts';
import type { CredentialSettings } from './scenario-schema.ts';
import { sha256Hex } from './sha256.ts';
import {
  TEST_ACCESS_KEY,
  TEST_API_KEY,
  TEST_EXPIRED_API_KEY,
  TEST_EXPIRED_KEY,
  TEST_IDENTITY_POOL_ID,
  TEST_ROLE_ARN,
  TEST_SESSION_KEY,
  TEST_WEB_IDENTITY_TOKEN,
} from './test-credentials.ts';

const DEFAULT_ACCESS_KEYS: NonNullable<CredentialSettings['accessKeys']> = [
  TEST_ACCESS_KEY,
  TEST_SESSION_KEY,
  { ...TEST_EXPIRED_KEY, expired: true },
];
const DEFAULT_API_KEYS: NonNullable<CredentialSettings['apiKeys']> = [
  { token: TEST_API_KEY },
  { token: TEST_EXPIRED_API_KEY, expired: true },
];

/** An access key the emulator knows. */
export interface KnownKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  /** Epoch milliseconds; a key without it never expires. */
  readonly expiresAt?: number | undefined;
}

/** A Bedrock API key the emulator knows. */
export interface KnownApiKey {
  readonly token: string;
  /** The region that issued it; the only one it opens. */
  readonly region: string;
  readonly expiresAt?: number | undefined;
}

/** Who may come in: fixed keys, and temporary keys handed out by STS and Cognito. */
export interface CredentialStore {
  readonly findKey: (accessKeyId: string) => KnownKey | undefined;
  readonly findApiKey: (token: string) => KnownApiKey | undefined;
  /** Hands out a temporary key; `lifetimeS` is what the caller asked for, a scenario may shorten it. */
  readonly issue: (holder: string, lifetimeS: number) => Required<KnownKey>;
  readonly mayAssume: (roleArn: string) => boolean;
  /** Fixed tokens, and those that the identity provider has signed for its client. */
  readonly judgeWebIdentity: (token: string) => 'accepted' | 'expired' | 'unknown';
  readonly hasIdentityPool: (identityPoolId: string) => boolean;
}

/**
 * Builds the store of one scenario. `issuedKeys` holds the temporary keys handed out so far, so that they outlive a change of
 * scenario.
 */
export function createCredentialStore(
  settings: CredentialSettings,
  region: string,
  clientId: string,
  clock: Clock,
  issuedKeys: Map<string, KnownKey>,
): CredentialStore {
  const keys = new Map<string, KnownKey>();
  for (const { expired, ...key } of settings.accessKeys ?? DEFAULT_ACCESS_KEYS) {
    keys.set(key.accessKeyId, expired ? { ...key, expiresAt: 0 } : key);
  }
  const apiKeys = (settings.apiKeys ?? DEFAULT_API_KEYS).map(
    (known): KnownApiKey => ({
      token: known.token,
      region: known.region ?? region,
      ...(known.expired ? { expiresAt: 0 } : {}),
    }),
  );
  const roles = settings.roles ?? [TEST_ROLE_ARN];
  const webIdentityTokens = settings.webIdentityTokens ?? [TEST_WEB_IDENTITY_TOKEN];
  const identityPools = settings.identityPools ?? [TEST_IDENTITY_POOL_ID];

  return {
    findKey: (accessKeyId) => keys.get(accessKeyId) ?? issuedKeys.get(accessKeyId),
    findApiKey: (token) => apiKeys.find((known) => known.token === token),
    issue: (holder, lifetimeS) => {
      const digest = sha256Hex(`${holder} ${issuedKeys.size}`);
      const key = {
        accessKeyId: `ASIA${digest.slice(0, 16).toUpperCase()}`,
        secretAccessKey: sha256Hex(`secret ${digest}`).slice(0, 40),
        sessionToken: `emulator/${sha256Hex(`session ${digest}`)}==`,
        expiresAt: clock.now() + Math.min(lifetimeS, settings.temporaryLifetimeS ?? lifetimeS) * 1000,
      };
      issuedKeys.set(key.accessKeyId, key);
      return key;
    },
    mayAssume: (roleArn) => roles.includes(roleArn),
    judgeWebIdentity: (token) => {
      if (webIdentityTokens.includes(token)) return 'accepted';
      const claims = verifyToken(token);
      if (claims === null || claims.aud !== clientId) return 'unknown';
      return claims.exp * 1000 > clock.now() ? 'accepted' : 'expired';
    },
    hasIdentityPool: (identityPoolId) => identityPools.includes(identityPoolId),
  };
}
