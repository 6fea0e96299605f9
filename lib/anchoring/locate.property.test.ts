import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#lib/text';
import { createEditMatcher } from './edit-distance.ts';
import { locateQuote } from './locate.ts';
import { createTextIndex } from './text-index.ts';

const word = fc.constantFrom(
  ...'The keeper shall must not may inspect every shelf once a quarter box note transfer “seal” archive-wide 12 kg'.split(
    ' ',
  ),
  ...'vault, records; film — paper. Sender’s receiver (hour) broken: ﬁre naïve Straße 合同 [3] café cafe\u0301'.split(
    ' ',
  ),
);
const space = fc.constantFrom(' ', ' ', ' ', '\n', '\u00a0', '\n\n', '\t');
const prose = fc
  .array(fc.tuple(word, space), { minLength: 1, maxLength: 120 })
  .map((pairs) => pairs.flat().join('').trim());

/** A text, and a quote made of some of its words in a row, a few of them exchanged. */
const textAndQuote = fc
  .tuple(prose, fc.nat(), fc.integer({ min: 3, max: 25 }), fc.array(fc.tuple(fc.nat(24), word), { maxLength: 3 }))
  .map(([text, at, count, changes]) => {
    const words = text.split(/\s+/);
    const quoted = words.slice(at % words.length, (at % words.length) + count);
    for (const [place, other] of changes) if (place < quoted.length) quoted[place] = other;
    return [text, quoted.join(' ')] as const;
  });

const letters = (text: string) => foldText(text).text.replace(/[^\p{L}\p{N}]/gu, '');

describe('locateQuote, for any text and quote', () => {
  it('answers bounds inside the text, a score from 0 to 1, and missing in one form', () => {
    fc.assert(
      fc.property(prose, prose, (text, quote) => {
        const { status, start, end, score } = locateQuote(createTextIndex(text), quote);
        if (status === 'missing') {
          expect({ start, end, score }).toEqual({ start: -1, end: -1, score: 0 });
          return;
        }
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('answers exact for a part of the text that cuts no character, at a place that has these very units', () => {
    fc.assert(
      fc.property(prose, fc.nat(), fc.nat(), (text, a, b) => {
        const parts = [...text.matchAll(/\S+/g)];
        const first = parts[a % parts.length];
        const last = parts[Math.min(parts.length - 1, (a % parts.length) + (b % 12))];
        if (!first || !last) return;
        const quote = text.slice(first.index, last.index + last[0].length);
        fc.pre(/[\p{L}\p{N}]/u.test(quote));
        const anchor = locateQuote(createTextIndex(text), quote);
        expect(anchor.status).toBe('exact');
        expect(text.slice(anchor.start, anchor.end)).toBe(quote);
      }),
    );
  });

  it('answers normalized only for a passage with the same letters and figures, but for marks and list numbers', () => {
    fc.assert(
      fc.property(textAndQuote, ([text, quote]) => {
        const anchor = locateQuote(createTextIndex(text), quote);
        if (anchor.status !== 'normalized') return;
        const plain = (words: string) => letters(words.replace(/\[\d+\]/g, '').replace(/^\s*\d+[.)]\s/gm, ''));
        expect(plain(text.slice(anchor.start, anchor.end))).toBe(plain(quote));
      }),
    );
  });

  it('answers fuzzy only for a passage that folds to something like the quote', () => {
    fc.assert(
      fc.property(textAndQuote, ([text, quote]) => {
        const anchor = locateQuote(createTextIndex(text), quote);
        if (anchor.status !== 'fuzzy') return;
        const pattern = letters(quote);
        const passage = letters(text.slice(anchor.start, anchor.end));
        const match = createEditMatcher(pattern)(passage, 0, passage.length);
        expect((match?.edits ?? pattern.length) / pattern.length).toBeLessThanOrEqual(0.7);
      }),
    );
  });

  it('finds what it found again, at a place with the same words', () => {
    fc.assert(
      fc.property(textAndQuote, ([text, quote]) => {
        const index = createTextIndex(text);
        const first = locateQuote(index, quote);
        if (first.status === 'missing') return;
        const words = text.slice(first.start, first.end);
        const again = locateQuote(index, words, { hint: first.start });
        expect(again.status).toBe('exact');
        expect(text.slice(again.start, again.end)).toBe(words.trim());
      }),
    );
  });

  it('never calls a sentence the same when a negation or a modal verb was dropped from it', () => {
    const turning = fc.constantFrom(
      'not',
      'must',
      'shall',
      'may',
      'never',
      'no',
      'except',
      'unless',
      'only',
      'nicht',
      'kein',
      'muss',
      'darf',
      'soll',
    );
    const plain = fc.constantFrom(
      ...'keeper inspects every shelf box note transfer archive vault records film paper sender'.split(' '),
    );
    const side = fc.array(plain, { minLength: 3, maxLength: 10 });
    fc.assert(
      fc.property(side, turning, side, (before, dropped, after) => {
        const text = [...before, dropped, ...after].join(' ');
        const quote = [...before, ...after].join(' ');
        const { status, changesMeaning } = locateQuote(createTextIndex(text), quote);
        expect(['fuzzy', 'missing']).toContain(status);
        if (status === 'fuzzy') expect(changesMeaning).toBe(true);
      }),
    );
  });
});
