import * as v from 'valibot';

/**
 * What is kept of a secret: its ciphertext and all that is needed to open it but the passphrase. Bytes are in base64.
 *
 * The version is the form's; cost and algorithms stand in it, so that they can rise without losing what is kept.
 */
export interface Envelope {
  readonly version: 1;
  readonly kdf: {
    readonly name: 'PBKDF2';
    readonly hash: 'SHA-256';
    readonly iterations: number;
    readonly salt: string;
  };
  readonly cipher: { readonly name: 'AES-GCM'; readonly iv: string };
  readonly data: string;
  /** SHA-256 over everything else: tells damage from a wrong passphrase. It protects nothing. */
  readonly sum: string;
}

/** An envelope whose sum is not taken yet. */
export type OpenEnvelope = Omit<Envelope, 'sum'>;

const base64 = v.pipe(v.string(), v.base64());

/** An envelope that asks for more work than this was not made here: opening it would only keep the browser busy. */
const MOST_ITERATIONS = 10_000_000;

export const envelopeSchema: v.GenericSchema<unknown, Envelope> = v.strictObject({
  version: v.literal(1),
  kdf: v.strictObject({
    name: v.literal('PBKDF2'),
    hash: v.literal('SHA-256'),
    iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ITERATIONS)),
    salt: base64,
  }),
  cipher: v.strictObject({ name: v.literal('AES-GCM'), iv: base64 }),
  data: base64,
  sum: base64,
});
