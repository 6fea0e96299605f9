import { AwsError } from './aws-error.ts';
import type { KnownKey } from './credential-store.ts';
import { escapeXml } from './error-response.ts';
import type { Exchange } from './exchange.ts';
import { send } from './http.ts';
import { TEST_ACCOUNT_ID } from './test-credentials.ts';

const DEFAULT_LIFETIME_S = 3600;
const SHORTEST_LIFETIME_S = 900;
const LONGEST_LIFETIME_S = 43_200;

/** The action of a Query request, e.g. `AssumeRole`. */
export function readAction(body: Buffer): string {
  return new URLSearchParams(body.toString('utf8')).get('Action') ?? '';
}

/** STS AssumeRole: temporary keys for a role, for a caller already known by signature. */
export async function serveAssumeRole(exchange: Exchange): Promise<void> {
  const fields = new URLSearchParams(exchange.request.body.toString('utf8'));
  const { roleArn, sessionName, lifetimeS } = readRole(fields);
  if (!exchange.session.credentials.mayAssume(roleArn)) {
    throw new AwsError(
      'AccessDenied',
      `User: arn:aws:iam::${TEST_ACCOUNT_ID}:user/reviewer is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
  }
  const key = exchange.session.credentials.issue(`${roleArn}/${sessionName}`, lifetimeS);
  sendResult(exchange, 'AssumeRole', describe(key, roleArn, sessionName));
}

/** STS AssumeRoleWithWebIdentity: the same for the bearer of an OIDC token; the call is not signed. */
export async function serveAssumeRoleWithWebIdentity(exchange: Exchange): Promise<void> {
  const fields = new URLSearchParams(exchange.request.body.toString('utf8'));
  const { roleArn, sessionName, lifetimeS } = readRole(fields);
  const { credentials } = exchange.session;
  const verdict = credentials.judgeWebIdentity(required(fields, 'WebIdentityToken'));
  if (verdict === 'expired') {
    throw new AwsError(
      'ExpiredTokenException',
      'Token expired: current date/time must be before the expiration date/time',
    );
  }
  if (verdict === 'unknown') {
    throw new AwsError('InvalidIdentityToken', "Couldn't retrieve verification key from your identity provider");
  }
  if (!credentials.mayAssume(roleArn)) {
    throw new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  }
  const key = credentials.issue(`${roleArn}/${sessionName}`, lifetimeS);
  const subject = '<SubjectFromWebIdentityToken>reviewer</SubjectFromWebIdentityToken><Provider>emulator</Provider>';
  sendResult(exchange, 'AssumeRoleWithWebIdentity', `${describe(key, roleArn, sessionName)}${subject}`);
}

function readRole(fields: URLSearchParams): { roleArn: string; sessionName: string; lifetimeS: number } {
  const lifetimeS = Number(fields.get('DurationSeconds') ?? DEFAULT_LIFETIME_S);
  if (!(lifetimeS >= SHORTEST_LIFETIME_S && lifetimeS <= LONGEST_LIFETIME_S)) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${fields.get('DurationSeconds')}' at 'durationSeconds' failed to satisfy constraint: Member must have value between ${SHORTEST_LIFETIME_S} and ${LONGEST_LIFETIME_S}`,
    );
  }
  return { roleArn: required(fields, 'RoleArn'), sessionName: required(fields, 'RoleSessionName'), lifetimeS };
}

function required(fields: URLSearchParams, name: string): string {
  const value = fields.get(name);
  if (value) return value;
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be null`,
  );
}

function describe(key: Required<KnownKey>, roleArn: string, sessionName: string): string {
  const roleName = roleArn.split('/').at(-1) ?? '';
  const arn = `arn:aws:sts::${TEST_ACCOUNT_ID}:assumed-role/${roleName}/${sessionName}`;
  return [
    '<Credentials>',
    `<AccessKeyId>${key.accessKeyId}</AccessKeyId>`,
    `<SecretAccessKey>${key.secretAccessKey}</SecretAccessKey>`,
    `<SessionToken>${key.sessionToken}</SessionToken>`,
    `<Expiration>${new Date(key.expiresAt ?? 0).toISOString()}</Expiration>`,
    '</Credentials>',
    '<AssumedRoleUser>',
    `<AssumedRoleId>AROAEMULATOR:${escapeXml(sessionName)}</AssumedRoleId><Arn>${escapeXml(arn)}</Arn>`,
    '</AssumedRoleUser>',
  ].join('');
}

function sendResult({ response, requestId }: Exchange, action: string, result: string): void {
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  const body = `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result>${metadata}</${action}Response>`;
  send(response, 200, 'text/xml', body);
}
