import { fromCognitoIdentityPool, fromTemporaryCredentials, fromWebToken } from '@aws-sdk/credential-providers';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { Auth, BedrockConnection } from '#lib/bedrock';
import { endpointFor } from './bedrock-endpoint.ts';
import { SignInError } from './sign-in-error.ts';

/** Renewed this long before they expire, so that no request leaves with credentials that die under way. */
export const RENEW_BEFORE_EXPIRY_MS = 120_000;
const SIGN_IN_TIMEOUT_MS = 20_000;
/** Names the session in the account's CloudTrail. */
const ROLE_SESSION_NAME = 'ai-prism';

/** AWS credentials as the SDK wants them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Absent for credentials that do not expire. */
  readonly expiration?: Date;
}

/** AWS credentials of one connection, obtained when first needed and kept in memory only. */
export interface CredentialSource {
  /**
   * Current credentials; concurrent callers share one sign-in.
   * @throws SignInError when they cannot be obtained.
   */
  provide(): Promise<AwsCredentials>;
  /** When the current credentials expire (epoch milliseconds); null before the first sign-in and for lasting ones. */
  expiresAtMs(): number | null;
  /**
   * Obtains new credentials even if the current ones look valid.
   * @throws SignInError when they cannot be obtained.
   */
  refresh(): Promise<void>;
}

/** The kinds of sign-in that end in AWS credentials; an API key is a bearer token and needs none. */
export type SigningAuth = Exclude<Auth, { readonly kind: 'api-key' }>;

/** Makes the credential source for a connection's sign-in. Nothing is requested until credentials are needed. */
export function createCredentialSource(
  auth: SigningAuth,
  connection: BedrockConnection,
  now: () => number,
): CredentialSource {
  const obtain = obtainer(auth, connection);
  let current: AwsCredentials | null = null;
  let pending: Promise<AwsCredentials> | null = null;

  const renew = (): Promise<AwsCredentials> => {
    pending ??= obtain()
      .then((credentials) => {
        current = credentials;
        return credentials;
      })
      .catch((error: unknown) => {
        throw new SignInError(error);
      })
      .finally(() => {
        pending = null;
      });
    return pending;
  };
  const expiresAtMs = (): number | null => current?.expiration?.getTime() ?? null;

  return {
    async provide() {
      const expiry = expiresAtMs();
      const isFresh = expiry === null || expiry - now() > RENEW_BEFORE_EXPIRY_MS;
      return current !== null && isFresh ? current : renew();
    },
    expiresAtMs,
    async refresh() {
      await renew();
    },
  };
}

function obtainer(auth: SigningAuth, connection: BedrockConnection): () => Promise<AwsCredentials> {
  switch (auth.kind) {
    case 'access-key': {
      const credentials = keyOf(auth);
      return async () => credentials;
    }
    case 'cognito': {
      // The pool's id starts with the region it lives in, which need not be the models' region.
      const region = auth.identityPoolId.split(':', 1)[0] ?? connection.region;
      return fromCognitoIdentityPool({
        identityPoolId: auth.identityPoolId,
        clientConfig: clientConfig('cognito-identity', region, connection),
      });
    }
    case 'assume-role':
      return fromTemporaryCredentials({
        masterCredentials: keyOf(auth),
        params: {
          RoleArn: auth.roleArn,
          RoleSessionName: ROLE_SESSION_NAME,
          ...(auth.externalId === undefined ? {} : { ExternalId: auth.externalId }),
        },
        clientConfig: clientConfig('sts', connection.region, connection),
      });
    case 'web-identity':
      return fromWebToken({
        roleArn: auth.roleArn,
        roleSessionName: ROLE_SESSION_NAME,
        webIdentityToken: auth.token,
        clientConfig: clientConfig('sts', connection.region, connection),
      });
  }
}

function clientConfig(service: 'sts' | 'cognito-identity', region: string, connection: BedrockConnection) {
  const endpoint = endpointFor(service, region, connection);
  return {
    region,
    // Two, because the SDK corrects a wrong local clock only on a second attempt.
    maxAttempts: 2,
    requestHandler: new FetchHttpHandler({ requestTimeout: SIGN_IN_TIMEOUT_MS }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

function keyOf({ accessKeyId, secretAccessKey, sessionToken }: Key): AwsCredentials {
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}
