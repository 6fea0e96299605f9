import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBestEnds, findBestMatch } from './edit-distance.ts';

/** The textbook dynamic programme (Sellers), as the reference. */
function fewestEditsByTable(pattern: string, text: string): number {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let fewest = pattern.length;
  for (const character of text) {
    const next = [0];
    for (let i = 1; i <= pattern.length; i++) {
      const replaced = (column[i - 1] ?? 0) + (pattern[i - 1] === character ? 0 : 1);
      next.push(Math.min(replaced, (column[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1));
    }
    column = next;
    fewest = Math.min(fewest, column[pattern.length] ?? fewest);
  }
  return fewest;
}

const smallText = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength });

describe('findBestEnds', () => {
  it('finds the fewest edits, as the dynamic programme does', () => {
    fc.assert(
      fc.property(smallText(80), smallText(120), (pattern, text) => {
        fc.pre(pattern.length > 0);
        const edits = findBestEnds(pattern, text)[0]?.edits ?? pattern.length;
        expect(edits).toBe(fewestEditsByTable(pattern, text));
      }),
    );
  });

  it('has no answer for an empty pattern', () => {
    expect(findBestEnds('', 'abc')).toEqual([]);
  });
});

describe('findBestMatch', () => {
  it('gives the bounds of a misspelt passage', () => {
    const text = 'the buyer pays the agreed price within ten days of delivery';
    const match = findBestMatch('pays the agred price', text);
    expect(match && text.slice(match.start, match.end)).toBe('pays the agreed price');
    expect(match?.edits).toBe(1);
  });

  it('gives bounds whose passage has just the reported number of edits', () => {
    fc.assert(
      fc.property(smallText(40), smallText(60), (pattern, text) => {
        const match = findBestMatch(pattern, text);
        if (!match) return;
        expect(fewestEditsByTable(pattern, text.slice(match.start, match.end))).toBe(match.edits);
      }),
    );
  });
});
