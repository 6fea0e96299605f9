import * as v from 'valibot';
import { AwsError } from './aws-error.ts';
import { parseJson } from './converse-body.ts';
import type { Exchange } from './exchange.ts';
import { sendJson } from './http.ts';
import { sha256Hex } from './sha256.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const LIFETIME_S = 3600;

const getIdInput = v.looseObject({ IdentityPoolId: v.string() });
const getCredentialsInput = v.looseObject({ IdentityId: v.string() });

/** Cognito GetId: the identity of this visitor in a pool; always the same one. */
export async function serveGetId({ request, response, session }: Exchange): Promise<void> {
  const { IdentityPoolId: pool } = read(getIdInput, request.body, 'identityPoolId');
  if (!session.credentials.hasIdentityPool(pool)) {
    throw new AwsError('ResourceNotFoundException', `IdentityPool '${pool}' not found.`, { status: 400 });
  }
  sendJson(response, { IdentityId: identityOf(pool) }, CONTENT_TYPE);
}

/** Cognito GetCredentialsForIdentity: temporary keys of the pool's role. */
export async function serveGetCredentials({ request, response, session }: Exchange): Promise<void> {
  const { IdentityId: identity } = read(getCredentialsInput, request.body, 'identityId');
  if (!/^[\w-]+:[0-9a-f-]{36}$/.test(identity)) {
    throw new AwsError('ResourceNotFoundException', `Identity '${identity}' not found.`, { status: 400 });
  }
  const key = session.credentials.issue(identity, LIFETIME_S);
  const credentials = {
    AccessKeyId: key.accessKeyId,
    SecretKey: key.secretAccessKey,
    SessionToken: key.sessionToken,
    Expiration: Math.floor((key.expiresAt ?? 0) / 1000),
  };
  sendJson(response, { IdentityId: identity, Credentials: credentials }, CONTENT_TYPE);
}

function identityOf(pool: string): string {
  const digest = sha256Hex(pool);
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ];
  return `${pool.split(':')[0] ?? ''}:${parts.join('-')}`;
}

function read<Output>(schema: v.GenericSchema<unknown, Output>, body: Buffer, member: string): Output {
  const parsed = v.safeParse(schema, parseJson(body.toString('utf8')));
  if (parsed.success) return parsed.output;
  throw new AwsError(
    'InvalidParameterException',
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}
