import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEditMatcher } from './edit-distance.ts';

/** The textbook dynamic programme (Sellers), as the reference: fewest edits, and the last end that has them. */
function byTable(pattern: string, text: string): { edits: number; end: number } {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let edits = pattern.length;
  let end = -1;
  for (const [at, character] of [...text].entries()) {
    const next = [0];
    for (let i = 1; i <= pattern.length; i++) {
      const replaced = (column[i - 1] ?? 0) + (pattern[i - 1] === character ? 0 : 1);
      next.push(Math.min(replaced, (column[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1));
    }
    column = next;
    const here = column[pattern.length] ?? edits;
    if (here < pattern.length && here <= edits) {
      edits = here;
      end = at + 1;
    }
  }
  return { edits, end };
}

const smallText = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength });

describe('createEditMatcher', () => {
  it('finds the fewest edits and where they end, as the dynamic programme does', () => {
    fc.assert(
      fc.property(smallText(80), smallText(120), (pattern, text) => {
        const { edits, end } = byTable(pattern, text);
        expect(createEditMatcher(pattern)(text, 0, text.length)).toEqual(end < 0 ? null : { edits, end });
      }),
    );
  });

  it('looks only between the two offsets, and can be used again', () => {
    const match = createEditMatcher('needle');
    const text = 'needle in a stack with a neeedle';
    expect(match(text, 0, 6)).toEqual({ end: 6, edits: 0 });
    expect(match(text, 10, text.length)).toEqual({ end: text.length, edits: 1 });
  });

  it('has no answer for an empty pattern, nor where nothing is alike', () => {
    expect(createEditMatcher('')('abc', 0, 3)).toBeNull();
    expect(createEditMatcher('abc')('xyz', 0, 3)).toBeNull();
  });
});
