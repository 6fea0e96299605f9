import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, splitSentences } from './sentences.ts';

const texts = (text: string): string[] => splitSentences(text).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it.each([
    ['One ends. Two follows.', ['One ends.', 'Two follows.']],
    ['See e.g. Oslo. Then go.', ['See e.g. Oslo.', 'Then go.']],
    ['1. Scope of this text', ['1. Scope of this text']],
    ['Fenwick Ltd. Oslo signs. It pays.', ['Fenwick Ltd. Oslo signs.', 'It pays.']],
    ['First line\nSecond line', ['First line', 'Second line']],
    [
      'The first part of a sentence that its author wrapped by\nhand goes on here.',
      ['The first part of a sentence that its author wrapped by\nhand goes on here.'],
    ],
    ['Prose stands here.\nconst x = { y: 1 };\nMore prose.', ['Prose stands here.', 'More prose.']],
    ['', []],
  ])('splits %j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('keeps order and exact offsets on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        let last = 0;
        for (const { start, end, text: body } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(body);
          last = end;
        }
      }),
    );
  });

  it('cuts a run without full stops, so that no rule meets an endless sentence', () => {
    expect(Math.max(...splitSentences('word '.repeat(5_000)).map(({ text }) => text.length))).toBeLessThanOrEqual(
      4_000,
    );
  });
});

describe('countWords', () => {
  it.each([
    ['The sub-processor doesn’t pay.', 4],
    ['Version 1.2 of 日本', 4],
    ['— …', 0],
  ])('counts %j', (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});
