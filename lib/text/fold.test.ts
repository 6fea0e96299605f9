import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedForm, foldedIndexAt, foldText, unfoldRange } from './fold.ts';

const messyText = fc
  .array(
    fc.constantFrom(
      'a',
      'B',
      'é',
      'e\u0301',
      'ﬁ',
      '“',
      '’',
      '—',
      '\u00ad',
      '\u200b',
      ' ',
      '\n',
      '\u00a0',
      '…',
      '中',
      '𝒳',
      'ß',
      'Σ',
      'ς',
      '½',
      '.',
      '\ud800',
      '각',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('foldText', () => {
  it.each([
    ['white space runs become one space', 'a \n\t b\u00a0\u00a0c', 'a b c'],
    ['typographic marks take their ASCII form', '“x” ‘y’ — z', '"x" \'y\' - z'],
    ['invisible characters go', 'in\u00adter\u200bnal', 'internal'],
    ['ligatures and full-width letters are resolved', 'ﬁle Ａ', 'file a'],
    ['composed and decomposed letters are the same', 'cafe\u0301', 'café'],
    ['the ellipsis becomes three dots', 'a…', 'a...'],
    ['both small sigmas are one letter', 'ΟΔΟΣ οδος', 'οδοσ οδοσ'],
  ])('%s', (_name, text, folded) => {
    expect(foldText(text).text).toBe(folded);
  });

  it('changes nothing in a folded text', () => {
    fc.assert(fc.property(messyText, (text) => foldText(foldText(text).text).text === foldText(text).text));
  });

  it('has a quick way to the folded form that agrees', () => {
    fc.assert(fc.property(fc.oneof(messyText, fc.string()), (text) => foldedForm(text) === foldText(text).text));
  });

  it('keeps offsets in order, inside the text, and one pair for each unit', () => {
    fc.assert(
      fc.property(messyText, (text) => {
        const folded = foldText(text);
        expect(folded.starts).toHaveLength(folded.text.length);
        let last = 0;
        for (let i = 0; i < folded.text.length; i++) {
          const start = folded.starts[i] ?? -1;
          const end = folded.ends[i] ?? -1;
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
    );
  });

  it('maps any range of whole characters back to a passage that folds to it', () => {
    fc.assert(
      fc.property(messyText, fc.nat(), fc.nat(), (text, a, b) => {
        const folded = foldText(text);
        if (folded.text.length === 0) return;
        const start = a % folded.text.length;
        const end = start + 1 + (b % (folded.text.length - start));
        const isWholeCharacters =
          (start === 0 || folded.starts[start] !== folded.starts[start - 1]) &&
          (end === folded.text.length || folded.starts[end] !== folded.starts[end - 1]);
        fc.pre(isWholeCharacters);
        const original = unfoldRange(folded, start, end);
        expect(foldText(text.slice(original.start, original.end)).text).toBe(folded.text.slice(start, end));
      }),
    );
  });

  it('finds the folded index of an original offset', () => {
    const folded = foldText('A \u00ad  b');
    expect(foldedIndexAt(folded, 0)).toBe(0);
    expect(foldedIndexAt(folded, 5)).toBe(2);
    expect(foldedIndexAt(folded, 99)).toBe(3);
  });
});
