import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, type Envelope } from './index.ts';

const SECRET = '{"kind":"access-key","secretAccessKey":"wJalrXUtnFEMI/K7MDENG"}';
const PASSPHRASE = 'correct horse battery staple';

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
// As many steps as a test can wait for; the number used stands in the envelope.
const vault = createVault({ subtle: crypto.subtle, randomBytes, iterations: 10 });

describe('a vault', () => {
  it('gives back any secret for its passphrase', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (secret, passphrase) => {
        const kept: unknown = JSON.parse(JSON.stringify(await vault.seal(secret, passphrase)));
        expect(await vault.open(kept, passphrase)).toBe(secret);
      }),
      { numRuns: 20 },
    );
  });

  it('opens for the same words, however the keyboard composes them', async () => {
    expect(
      await vault.open(
        await vault.seal(SECRET, 'Stra\u00DFe \u00FCber M\u00FCnchen'),
        'Stra\u00DFe u\u0308ber Mu\u0308nchen',
      ),
    ).toBe(SECRET);
  });

  it('tells a wrong passphrase from damage, wherever the damage is', async () => {
    const kept = await vault.seal(SECRET, PASSPHRASE);
    await expect(vault.open(kept, `${PASSPHRASE} `)).rejects.toMatchObject({ reason: 'passphrase-wrong' });
    await expect(vault.open(kept, '')).rejects.toMatchObject({ reason: 'passphrase-wrong' });
    const text = JSON.stringify(kept);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(...'aZ0"{}:,='), async (at, character) => {
        fc.pre(text[at] !== character);
        const damaged = `${text.slice(0, at)}${character}${text.slice(at + 1)}`;
        await expect(vault.open(read(damaged), PASSPHRASE)).rejects.toMatchObject({ reason: 'damaged' });
      }),
    );
  });

  it.each([undefined, null, 7, '', {}, { version: 2 }])('takes %j for damage', async (kept) => {
    await expect(vault.open(kept, PASSPHRASE)).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('never repeats a salt or an initialization vector, and keeps nothing readable', async () => {
    const kept = await Promise.all(Array.from({ length: 20 }, () => vault.seal(SECRET, PASSPHRASE)));
    for (const part of [
      ({ kdf }: Envelope) => kdf.salt,
      ({ cipher }: Envelope) => cipher.iv,
      ({ data }: Envelope) => data,
    ]) {
      expect(new Set(kept.map(part)).size).toBe(kept.length);
    }
    expect(JSON.stringify(kept)).not.toContain('wJalr');
  });

  it('does not open with parts of another envelope, even where the sum fits', async () => {
    const [one, other] = [await vault.seal(SECRET, PASSPHRASE), await vault.seal('another secret', PASSPHRASE)];
    const mixed = { ...one, data: other.data };
    await expect(vault.open(mixed, PASSPHRASE)).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('refuses to work for longer than any envelope of ours asks', async () => {
    const kept = await vault.seal(SECRET, PASSPHRASE);
    const endless = { ...kept, kdf: { ...kept.kdf, iterations: 1_000_000_000 } };
    await expect(vault.open(endless, PASSPHRASE)).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('derives keys at the recommended cost, and still opens what was sealed at another', async () => {
    const usual = createVault({ subtle: crypto.subtle, randomBytes });
    expect((await usual.seal(SECRET, PASSPHRASE)).kdf.iterations).toBeGreaterThanOrEqual(600_000);
    expect(await usual.open(await vault.seal(SECRET, PASSPHRASE), PASSPHRASE)).toBe(SECRET);
  });
});

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
