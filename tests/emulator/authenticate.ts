import { AwsError } from './aws-error.ts';
import type { CredentialStore } from './credential-store.ts';
import type { WireRequest } from './http.ts';
import { parseSigV4, verifySigV4 } from './sigv4.ts';

/** How a request proves who sent it, as far as its headers claim. */
export interface AuthClaim {
  readonly kind: 'sigv4' | 'bearer' | 'none';
  /** The last four characters of the access key id or of the API key; never more. */
  readonly keyLast4?: string;
  /** From the credential scope; a bearer key carries none. */
  readonly region?: string;
  /** From the credential scope. */
  readonly service?: string;
}

const BEARER = /^Bearer\s+(.+)$/i;

/** Reads the claim without believing it, for the journal and for choosing the service. */
export function readClaim(request: WireRequest): AuthClaim {
  const header = request.headers.authorization ?? '';
  const bearer = BEARER.exec(header)?.[1];
  if (bearer) return { kind: 'bearer', keyLast4: bearer.slice(-4) };
  if (!header.startsWith('AWS4-HMAC-SHA256')) return { kind: 'none' };
  const credential = /Credential=([^,\s]+)/.exec(header)?.[1]?.split('/') ?? [];
  const [accessKeyId = '', , region = '', service = ''] = credential;
  return { kind: 'sigv4', keyLast4: accessKeyId.slice(-4), region, service };
}

/**
 * Verifies a request to `service` and returns the region it is for. Throws the AwsError that AWS would answer with. Bearer
 * keys are for Bedrock alone, and carry no region: they open the one that issued them.
 */
export async function authenticate(
  request: WireRequest,
  service: string,
  store: CredentialStore,
  now: number,
): Promise<{ readonly region: string }> {
  const header = request.headers.authorization ?? '';
  const bearer = BEARER.exec(header)?.[1];
  if (bearer && service === 'bedrock') return { region: checkApiKey(bearer, store, now) };
  if (!header.startsWith('AWS4-HMAC-SHA256')) throw new AwsError('MissingAuthenticationTokenException');
  const claim = parseSigV4(header);
  await verifySigV4(request, claim, service, store, now);
  return { region: claim.region };
}

function checkApiKey(token: string, store: CredentialStore, now: number): string {
  const frontDoor = { messageKey: 'Message' } as const;
  if (!/^(ABSK|bedrock-api-key-)/.test(token)) {
    throw new AwsError(
      'AccessDeniedException',
      'Invalid API Key format: Must start with pre-defined prefix',
      frontDoor,
    );
  }
  const known = store.findApiKey(token);
  if (!known) {
    throw new AwsError(
      'AccessDeniedException',
      'Authentication failed: Please make sure your API Key is valid.',
      frontDoor,
    );
  }
  if (known.expiresAt !== undefined && known.expiresAt <= now) {
    throw new AwsError('ExpiredTokenException', 'Bearer Token has expired', frontDoor);
  }
  return known.region;
}
