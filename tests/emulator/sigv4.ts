import { SignatureV4 } from '@smithy/signature-v4';
import { AwsError } from './aws-error.ts';
import type { CredentialStore } from './credential-store.ts';
import type { WireRequest } from './http.ts';
import { Sha256, sha256Hex } from './sha256.ts';

/** How far a request's date may be from the server's, in milliseconds (five minutes, as AWS documents for SigV4). */
const MAX_SKEW_MS = 5 * 60_000;
const ALGORITHM = 'AWS4-HMAC-SHA256';

/** What an Authorization header of Signature Version 4 says, before any of it is believed. */
export interface SigV4Claim {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads the Authorization header. Throws IncompleteSignatureException naming what is missing. */
export function parseSigV4(header: string): SigV4Claim {
  const parts = new Map(
    header
      .slice(ALGORITHM.length)
      .split(',')
      .map((part): [string, string] => {
        const at = part.indexOf('=');
        return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
      }),
  );
  const read = (name: string): string => {
    const value = parts.get(name);
    if (value) return value;
    throw new AwsError('IncompleteSignatureException', `Authorization header requires '${name}' parameter.`);
  };
  const scope = read('Credential').split('/');
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = scope;
  if (scope.length !== 5 || terminator !== 'aws4_request' || !/^\d{8}$/.test(date)) {
    throw new AwsError(
      'IncompleteSignatureException',
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, ending in 'aws4_request'.",
    );
  }
  return {
    accessKeyId,
    date,
    region,
    service,
    signedHeaders: read('SignedHeaders').split(';'),
    signature: read('Signature'),
  };
}

/**
 * Checks scope, date, key, session token, payload hash and signature, in that order, by signing the request again with
 * the known secret. Throws the AwsError that AWS would answer with.
 */
export async function verifySigV4(
  request: WireRequest,
  claim: SigV4Claim,
  service: string,
  store: CredentialStore,
  now: number,
): Promise<void> {
  if (claim.service !== service) {
    throw new AwsError('InvalidSignatureException', `Credential should be scoped to correct service: '${service}'. `);
  }
  const signedAt = checkDate(request, claim, now);
  const key = store.findKey(claim.accessKeyId);
  const sessionToken = request.headers['x-amz-security-token'];
  if (!key || key.sessionToken !== sessionToken) throw new AwsError('UnrecognizedClientException');
  checkSignedHeaders(request, claim);

  const statedHash = request.headers['x-amz-content-sha256'];
  if (statedHash !== undefined && statedHash !== sha256Hex(request.body))
    throw new AwsError('InvalidSignatureException');
  const expected = await signAgain(request, claim, key, signedAt);
  if (expected !== claim.signature) throw new AwsError('InvalidSignatureException');
  // Only the holder of the key learns that it has expired.
  if (key.expiresAt !== undefined && key.expiresAt <= now) throw new AwsError('ExpiredTokenException');
}

function checkDate(request: WireRequest, claim: SigV4Claim, now: number): Date {
  const stated = request.headers['x-amz-date'] ?? '';
  const fields = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stated);
  if (!fields) {
    throw new AwsError(
      'IncompleteSignatureException',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  if (!stated.startsWith(claim.date)) {
    throw new AwsError(
      'InvalidSignatureException',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim.date}' != '${stated.slice(0, 8)}', from '${stated}'.`,
    );
  }
  const [, year, month, day, hour, minute, second] = fields;
  const signedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const skewMs = now - signedAt.getTime();
  if (skewMs > MAX_SKEW_MS) {
    const limit = compactDate(now - MAX_SKEW_MS);
    throw new AwsError(
      'InvalidSignatureException',
      `Signature expired: ${stated} is now earlier than ${limit} (${compactDate(now)} - 5 min.)`,
    );
  }
  if (skewMs < -MAX_SKEW_MS) {
    const limit = compactDate(now + MAX_SKEW_MS);
    throw new AwsError(
      'InvalidSignatureException',
      `Signature not yet current: ${stated} is still later than ${limit} (${compactDate(now)} + 5 min.)`,
    );
  }
  return signedAt;
}

function checkSignedHeaders(request: WireRequest, claim: SigV4Claim): void {
  const mustBeSigned = Object.keys(request.headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  for (const name of mustBeSigned) {
    if (claim.signedHeaders.includes(name)) continue;
    throw new AwsError('InvalidSignatureException', `'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
  }
}

/** The path goes in as it came, still percent-encoded once: the signer encodes it a second time, as SigV4 demands. */
async function signAgain(
  request: WireRequest,
  claim: SigV4Claim,
  key: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string | undefined },
  signedAt: Date,
): Promise<string> {
  const headers = Object.fromEntries(
    claim.signedHeaders.flatMap((name) => {
      const value = request.headers[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const signer = new SignatureV4({
    credentials: {
      accessKeyId: key.accessKeyId,
      secretAccessKey: key.secretAccessKey,
      ...(key.sessionToken === undefined ? {} : { sessionToken: key.sessionToken }),
    },
    region: claim.region,
    service: claim.service,
    sha256: Sha256,
    applyChecksum: false,
  });
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(request.query.keys())) {
    const values = request.query.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: 'http:',
      hostname: 'emulator',
      path: request.path,
      query,
      headers,
      body: request.body,
    },
    { signingDate: signedAt, signableHeaders: new Set(claim.signedHeaders) },
  );
  return parseSigV4(signed.headers.authorization ?? '').signature;
}

function compactDate(epochMs: number): string {
  return `${new Date(epochMs).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
}
