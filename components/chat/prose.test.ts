import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOut, runsOf } from './prose.ts';

it('lays out paragraphs and lists', () => {
  expect(layOut('One\ntwo\n\n- a\n* b\nThree\n\n## Four ##')).toEqual([
    { kind: 'paragraph', text: 'One\ntwo' },
    { kind: 'list', items: ['a', 'b'] },
    { kind: 'paragraph', text: 'Three' },
    { kind: 'paragraph', text: '**Four**' },
  ]);
});

it.each([
  ['a **b** c', ['a ', '*b', ' c']],
  ['**a', ['**a']],
  ['2 ** 3 ** 4', ['2 ** 3 ** 4']],
  ['**a** **b**', ['*a', ' ', '*b']],
])('sees bold in %s', (text, runs) => {
  expect(runsOf(text).map((run) => (run.isStrong ? `*${run.text}` : run.text))).toEqual(runs);
});

it('loses no word of any text', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const parts = layOut(text).flatMap((part) => (part.kind === 'list' ? part.items : [part.text]));
      const shown = parts.flatMap((part) => runsOf(part).map((run) => run.text)).join(' ');
      expect(letters(shown)).toBe(letters(text));
    }),
  );
});
