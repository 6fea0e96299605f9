import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areSurelyUnlike, UNLIKE, wordDistance, wordShapes } from './word-likeness.ts';

const word = fc.oneof(fc.stringMatching(/^[abcdé]{1,9}$/), fc.stringMatching(/^[a-z0-9äß]{1,14}$/));

describe('words', () => {
  it.each([
    ['rent', 'rent', 0],
    ['tenant', 'tennant', 1 / 7],
    ['tenant', 'landlord', UNLIKE],
    ['of', 'on', UNLIKE],
  ])('%s and %s are %d apart', (a, b, expected) => {
    expect(wordDistance(a, b)).toBeCloseTo(expected);
  });

  it('are unlike at a glance only when they are', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const shapes = wordShapes([{ text: a }, { text: b }]);
        fc.pre(a !== b && areSurelyUnlike(shapes, 0, shapes, 1));
        expect(wordDistance(a, b)).toBe(UNLIKE);
      }),
      { numRuns: 2_000 },
    );
  });
});
