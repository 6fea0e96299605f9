import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACKS, HONEST_SENTENCES } from '#tests/injection/attacks.ts';
import { findInjections } from './find-injections.ts';

describe('findInjections', () => {
  it.each(ATTACKS.map(({ kind, text }) => [kind, text] as const))(
    'finds %s, alone and among other text',
    (_kind, text) => {
      expect(findInjections(text)).not.toEqual([]);
      const before = 'The owner answers within five days.\n';
      const inside = `${before}${text}\nThe fee is due in May.`;
      const [found] = findInjections(inside);
      expect(found).toBeDefined();
      expect(found?.start).toBeGreaterThanOrEqual(before.length - 1);
      expect(found?.end).toBeLessThanOrEqual(before.length + text.length);
    },
  );

  it.each(HONEST_SENTENCES)('leaves alone: %s', (sentence) => {
    expect(findInjections(sentence)).toEqual([]);
  });

  it('says in which disguise', () => {
    const disguiseOf = (kind: string) =>
      findInjections(ATTACKS.find((attack) => attack.kind === kind)?.text ?? '')[0]?.disguise;
    expect(['ROT13', 'reversed', 'Base64', 'invisible tags', 'letters set apart'].map(disguiseOf)).toEqual([
      'rot13',
      'reversed',
      'base64',
      'invisible',
      'spaced',
    ]);
    expect(disguiseOf('plain override')).toBe('none');
  });

  it('gives places within any text, in order and apart', () => {
    const attack = fc.constantFrom(...ATTACKS.map(({ text }) => text));
    const piece = fc.oneof(
      attack,
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('\n');
        let end = 0;
        for (const found of findInjections(text)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          end = found.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
