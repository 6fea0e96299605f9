import * as v from 'valibot';

const claimsSchema = v.object({
  aud: v.union([v.string(), v.array(v.string())]),
  exp: v.pipe(v.number(), v.finite()),
  nonce: v.optional(v.string()),
});

/** What an ID token (JWT, RFC 7519) says of itself. */
export interface TokenClaims {
  readonly audiences: readonly string[];
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
  readonly nonce: string | null;
}

/** Reads a token's claims; null where it is no such token. Its signature is for AWS to check, who alone relies on it. */
export function readClaims(token: string): TokenClaims | null {
  const parts = token.split('.');
  const [, payload = ''] = parts;
  if (parts.length !== 3) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const { aud, exp, nonce } = v.parse(claimsSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return { audiences: typeof aud === 'string' ? [aud] : aud, expiresAtMs: exp * 1_000, nonce: nonce ?? null };
  } catch {
    return null;
  }
}
