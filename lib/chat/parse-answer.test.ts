import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuoteReader, parseAnswer } from './parse-answer.ts';

/** Texts in which lines, quotes and their marks come often. */
const anyAnswer = fc
  .array(
    fc.constantFrom('> ', '>', '\n', '\n\n', '\r\n', ' ', '“', '”', '"', 'staff must', 'log in.', '😀', '- item'),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(''));

/** A text cut into pieces at any places. */
const cutAnswer = fc.tuple(anyAnswer, fc.array(fc.nat(200), { maxLength: 12 })).map(([text, cuts]) => {
  const places = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort((a, b) => a - b);
  return { text, pieces: places.slice(1).map((end, index) => text.slice(places[index], end)) };
});

const quotesOf = (text: string) =>
  parseAnswer(text, true).flatMap((block) => (block.kind === 'quote' ? [block.quote] : []));

describe('an answer', () => {
  it('is text and quotes, each quote a line by itself', () => {
    expect(parseAnswer('Yes:\n> All staff.\n> “All contractors.”\n\nNot guests.\n', true)).toEqual([
      { kind: 'text', text: 'Yes:' },
      { kind: 'quote', index: 0, quote: 'All staff.', isOpen: false },
      { kind: 'quote', index: 1, quote: 'All contractors.', isOpen: false },
      { kind: 'text', text: 'Not guests.' },
    ]);
  });

  it.each([
    ['a lone mark only sets quotes apart', '> a\n>\n> b', ['a', 'b']],
    ['indented a little', '   > a', ['a']],
    ['indented like code is text', '    > a', []],
    ['within a line is text', 'where a > b holds', []],
    ['marks that belong to the passage stay', '> "one" and "two"', ['"one" and "two"']],
    ['German marks around it go', '> „ein Satz“', ['ein Satz']],
    ['nested marks go', '>> a', ['a']],
  ])('%s', (_name, text, quotes) => {
    expect(quotesOf(text)).toEqual(quotes);
  });

  it('does not show a line that may still become a quote, and says which quote is being written', () => {
    expect(parseAnswer('Yes:\n ', false)).toEqual([{ kind: 'text', text: 'Yes:' }]);
    expect(parseAnswer('Yes:\n> All st', false).at(-1)).toEqual({
      kind: 'quote',
      index: 0,
      quote: 'All st',
      isOpen: true,
    });
  });

  it('has the same quotes however it is cut into pieces', () => {
    fc.assert(
      fc.property(cutAnswer, ({ text, pieces }) => {
        const reader = createQuoteReader();
        const read = [...pieces.flatMap(reader.push), ...reader.finish()];
        expect(read).toEqual(quotesOf(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never takes back a quote that was complete, and never shows one the end does not have', () => {
    fc.assert(
      fc.property(anyAnswer, fc.nat(200), (text, cut) => {
        const closed = parseAnswer(text.slice(0, cut), false).flatMap((block) =>
          block.kind === 'quote' && !block.isOpen ? [block.quote] : [],
        );
        expect(quotesOf(text).slice(0, closed.length)).toEqual(closed);
      }),
      { numRuns: 1_000 },
    );
  });

  it('loses no word and has no empty block', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const blocks = parseAnswer(text, true);
        const words = (part: string) => part.replace(/[^\p{L}\p{N}]/gu, '');
        const shown = blocks.map((block) => (block.kind === 'text' ? block.text : block.quote));
        expect(words(shown.join('\n'))).toBe(words(text));
        expect(shown.every((part) => part.trim() !== '')).toBe(true);
      }),
    );
  });
});
