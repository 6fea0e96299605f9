import * as v from 'valibot';
import { type Envelope, envelopeSchema, type OpenEnvelope } from './envelope.ts';
import { VaultError } from './vault-error.ts';

/**
 * PBKDF2-HMAC-SHA256. OWASP asks for 600,000 (Password Storage Cheat Sheet, 2023); this is half as much again, and about a
 * quarter of a second on a laptop.
 */
const ITERATIONS = 900_000;
/** What a new passphrase must have at least; length is what makes guessing expensive (NIST SP 800-63B asks for 8 to 15). */
export const LEAST_PASSPHRASE_CHARACTERS = 12;
export const MAX_PASSPHRASE_CHARACTERS = 1_000;
/** NIST SP 800-132: at least 128 bits. */
const SALT_BYTES = 16;
/** NIST SP 800-38D: 96 bits, fresh for every message. */
const IV_BYTES = 12;

export interface VaultPorts {
  readonly subtle: SubtleCrypto;
  /** So many unguessable bytes. */
  readonly randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
  /** Key derivation steps of new envelopes; {@link ITERATIONS} if absent. */
  readonly iterations?: number;
}

/** Seals secrets under a passphrase. */
export interface Vault {
  readonly seal: (secret: string, passphrase: string) => Promise<Envelope>;
  /** @throws {VaultError} */
  readonly open: (envelope: unknown, passphrase: string) => Promise<string>;
}

export function createVault({ subtle, randomBytes, iterations = ITERATIONS }: VaultPorts): Vault {
  async function keyOf({ kdf, cipher }: Pick<OpenEnvelope, 'kdf' | 'cipher'>, passphrase: string): Promise<CryptoKey> {
    // The same words typed on another keyboard are the same passphrase.
    const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
    const material = await subtle.importKey('raw', typed, kdf.name, false, ['deriveKey']);
    const derivation = { ...kdf, salt: bytesOf(kdf.salt) };
    return subtle.deriveKey(derivation, material, { name: cipher.name, length: 256 }, false, ['encrypt', 'decrypt']);
  }

  async function sumOf(envelope: OpenEnvelope): Promise<string> {
    return textOf(await subtle.digest('SHA-256', headerOf(envelope, envelope.data)));
  }

  return {
    seal: async (secret, passphrase) => {
      const header = {
        version: 1,
        kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: textOf(randomBytes(SALT_BYTES)) },
        cipher: { name: 'AES-GCM', iv: textOf(randomBytes(IV_BYTES)) },
      } as const;
      const key = await keyOf(header, passphrase);
      const data = textOf(await subtle.encrypt(cipherOf(header), key, new TextEncoder().encode(secret)));
      return { ...header, data, sum: await sumOf({ ...header, data }) };
    },
    open: async (kept, passphrase) => {
      const parsed = v.safeParse(envelopeSchema, kept);
      if (!parsed.success) throw new VaultError('damaged');
      const envelope = parsed.output;
      if ((await sumOf(envelope)) !== envelope.sum) throw new VaultError('damaged');
      const key = await keyOf(envelope, passphrase);
      try {
        return new TextDecoder().decode(await subtle.decrypt(cipherOf(envelope), key, bytesOf(envelope.data)));
      } catch (error) {
        // It is what was sealed: only the key can be another.
        throw new VaultError('passphrase-wrong', { cause: error });
      }
    },
  };
}

/** The header is authenticated with the data, so that no part of one envelope works in another. */
function cipherOf(envelope: Pick<OpenEnvelope, 'version' | 'kdf' | 'cipher'>): AesGcmParams {
  const { name, iv } = envelope.cipher;
  return { name, iv: bytesOf(iv), additionalData: headerOf(envelope, '') };
}

function headerOf({ version, kdf, cipher }: Pick<OpenEnvelope, 'version' | 'kdf' | 'cipher'>, data: string) {
  const { name, hash, iterations, salt } = kdf;
  return new TextEncoder().encode(
    JSON.stringify([version, name, hash, iterations, salt, cipher.name, cipher.iv, data]),
  );
}

function textOf(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
