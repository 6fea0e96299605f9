import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { IdentityProviderSettings } from './scenario-schema.ts';

/** Where the provider's page is, below the emulator's address. */
export const AUTHORIZE_PATH = '/oidc/authorize';
const CONSENT_COOKIE = 'emulator-signed-in';

/** Claims of an ID token of this provider. */
export interface IssuedClaims {
  readonly aud: string;
  readonly nonce: string;
  readonly exp: number;
}

/** What the provider does with one request for a token. */
export type AuthorizationAnswer =
  /** The request cannot be trusted enough to redirect. */
  | { readonly kind: 'refuse'; readonly message: string }
  /** A person has to decide. */
  | { readonly kind: 'page' }
  | { readonly kind: 'redirect'; readonly location: string; readonly remembers: boolean };

let keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject } | null = null;

/** Made when first needed: it takes a while. */
function keyPair() {
  keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return keys;
}

/** Answers an authorization request of OpenID Connect's implicit flow, as `settings` of the scenario want it. */
export function authorize(
  query: URLSearchParams,
  cookie: string,
  settings: IdentityProviderSettings,
  nowMs: number,
): AuthorizationAnswer {
  const value = (name: string) => query.get(name) ?? '';
  const redirectUri = value('redirect_uri');
  if (value('client_id') !== settings.clientId) return { kind: 'refuse', message: 'unknown client' };
  if (!/^https:\/\/[a-p]{32}\.chromiumapp\.org\/$/.test(redirectUri)) {
    return { kind: 'refuse', message: 'redirect address not registered' };
  }
  const redirect = (parameters: Record<string, string>, remembers = false): AuthorizationAnswer => {
    const answer = new URLSearchParams({ ...parameters, state: value('state') });
    return { kind: 'redirect', location: `${redirectUri}#${answer}`, remembers };
  };
  const fault = (error: string, description: string) => redirect({ error, error_description: description });

  const responseType = value('response_type');
  if (responseType !== settings.responseType) {
    return fault('unsupported_response_type', `this client may ask for ${settings.responseType}`);
  }
  if (!value('scope').split(' ').includes('openid')) return fault('invalid_scope', 'openid is missing');
  if (value('nonce') === '') return fault('invalid_request', 'nonce is missing');
  if (settings.error !== undefined) return fault(settings.error.code, settings.error.description);
  const isSilent = value('prompt') === 'none';
  const isRemembered = settings.remembers && cookie.includes(`${CONSENT_COOKIE}=yes`);
  if (isSilent && !isRemembered) return fault('login_required', 'nobody is signed in');
  const decision = value('decision');
  if (decision === 'refuse') return fault('access_denied', 'The person said <b>no</b>');
  if (!isRemembered && decision !== 'allow') return { kind: 'page' };
  const issuedAtS = Math.floor(nowMs / 1000);
  const token = issue({
    iss: 'https://emulator.example/oidc',
    sub: 'reviewer',
    aud: settings.clientId,
    nonce: value('nonce'),
    iat: issuedAtS,
    exp: issuedAtS + settings.tokenLifetimeS,
  });
  const beside: Record<string, string> =
    responseType === 'token' ? { access_token: 'emulator-access-token', token_type: 'Bearer' } : {};
  return redirect({ id_token: token, ...beside }, true);
}

/** A cookie that says that the person need not be asked again. */
export function consentCookie(): string {
  return `${CONSENT_COOKIE}=yes; Path=${AUTHORIZE_PATH}; HttpOnly; SameSite=Lax; Max-Age=3600`;
}

function issue(claims: Readonly<Record<string, string | number>>): string {
  const { privateKey, publicKey } = keyPair();
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 8);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** The claims of a token that this provider has signed; null for any other. */
export function verifyToken(token: string): IssuedClaims | null {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || keys === null) return null;
  const signed = Buffer.from(`${header}.${payload}`);
  const key = createPublicKey(keys.publicKey.export({ type: 'spki', format: 'pem' }));
  if (!verify('sha256', signed, key, Buffer.from(signature, 'base64url'))) return null;
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as IssuedClaims;
}
