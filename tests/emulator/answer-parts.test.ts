import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitIntoChunks } from './chunks.ts';
import { readSections } from './sections.ts';
import { countTextTokens, takeTokens } from './tokens.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });

it('splits any text into small pieces that make it up again, never within a code point', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const chunks = splitIntoChunks(text);
      expect(chunks.join('')).toBe(text);
      for (const chunk of chunks) {
        expect(chunk.isWellFormed()).toBe(true);
        expect(Array.from(chunk).length).toBeLessThanOrEqual(32);
        expect(chunk).not.toBe('');
      }
    }),
  );
});

it('splits the same text in the same way, also inside words', () => {
  const text = '{"severity":"high","quote":"Größere Mängel 🚧 werden später behoben."}';
  expect(splitIntoChunks(text)).toEqual(splitIntoChunks(text));
  expect(splitIntoChunks(text).length).toBeGreaterThan(2);
});

it('takes the longest start of a text that fits a number of tokens', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 80 }), (text, limit) => {
      const start = takeTokens(text, limit);
      expect(text.startsWith(start)).toBe(true);
      expect(start.isWellFormed()).toBe(true);
      expect(countTextTokens(start)).toBeLessThanOrEqual(limit);
      const next = Array.from(text)[Array.from(start).length];
      if (next !== undefined) expect(countTextTokens(start + next)).toBeGreaterThan(limit);
    }),
  );
});

it('finds a section by its delimiter, with the heading of its opening line or of its place', () => {
  const body = 'One <b>two</b>.\n</section-zz>\nThree.';
  expect(readSections(`<section-a1 heading="A &quot;B&quot;">\n${body}\n</section-a1>`)).toEqual([
    { heading: 'A "B"', text: body, isWhole: false },
  ]);
  expect(readSections(`Document: D\nPlace: A > B\n<section-a1>\n${body}\n</section-a1>`)).toEqual([
    { heading: 'B', text: body, isWhole: false },
  ]);
  expect(readSections(`<document-a1>\n${body}\n</document-a1>`)).toEqual([{ heading: '', text: body, isWhole: true }]);
  expect(readSections('Place: not a heading, no section')).toEqual([]);
});
