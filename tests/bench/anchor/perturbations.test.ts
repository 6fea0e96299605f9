import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, stripMarkdown } from '#lib/text';
import { randomStream } from './chance.ts';
import { bareWords, findPassages, sentencesOf } from './passages.ts';
import * as form from './perturb-form.ts';
import { abridged, beginning, flipped, wrongCharacters, wrongWords } from './perturb-words.ts';

const SENTENCE =
  'The keeper “shall” inspect every official shelf once a quarter, and the depositor’s auditor – if any – signs the certificate [12] thereafter.';

const seeds = fc.nat(10_000).map((seed) => randomStream(seed, 'test'));

describe('perturbations of form keep the words', () => {
  it.each(Object.entries({ ...form, marksDropped: form.whiteSpace }))('%s', (name, change) => {
    fc.assert(
      fc.property(seeds, (random) => {
        const quote = change(SENTENCE, random) ?? '';
        expect(quote).not.toBe('');
        if (name === 'bracketed') return;
        const joined = name === 'hyphenated' ? quote.replace(/[-‐]\n\s*/g, '') : quote;
        const plain = stripMarkdown(joined).replace(/^[*>\s\d.#-]+/, '');
        expect(bareWords(foldText(plain).text)).toBe(bareWords(SENTENCE));
      }),
    );
  });

  it('drops reference marks, and nothing where there are none', () => {
    const random = randomStream(1);
    expect(form.marksDropped(SENTENCE, random)).toBe(SENTENCE.replace(' [12]', ''));
    expect(form.marksDropped('No mark stands in this short sentence here.', random)).toBeNull();
  });
});

describe('perturbations of words', () => {
  it('replace as many words as asked', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 6 }), (random, count) => {
        const before = SENTENCE.split(' ');
        const after = wrongWords(SENTENCE, count, ['zeppelin', 'quartz'], random).split(' ');
        expect(after.filter((word, place) => word !== before[place])).toHaveLength(count);
      }),
    );
  });

  it('change about the share of characters that was asked for', () => {
    const long = SENTENCE.repeat(50);
    const changed = wrongCharacters(long, 0.1, randomStream(3));
    expect(Math.abs(changed.length - long.length) / long.length).toBeLessThan(0.03);
    expect(changed).not.toBe(long);
  });

  it('abridge to the first and the last six words', () => {
    expect(abridged(SENTENCE, ' … ')).toBe(
      'The keeper “shall” inspect every official … signs the certificate [12] thereafter.'.replace('signs', '– signs'),
    );
    expect(abridged('Too short to leave anything out of it.', '…')).toBeNull();
  });

  it('cut the end off', () => {
    fc.assert(
      fc.property(seeds, (random) => {
        const kept = beginning(SENTENCE, random);
        expect(SENTENCE.startsWith(kept)).toBe(true);
        expect(kept.length).toBeGreaterThanOrEqual(SENTENCE.length / 2 - 1);
      }),
    );
  });

  it('turn a negation or a modal verb', () => {
    const random = randomStream(1);
    expect(flipped('A client MUST NOT send it.', random)).toBe('A client MUST send it.');
    expect(flipped('Das gilt nicht mehr.', random)).toBe('Das gilt mehr.');
    expect(flipped('Nothing here turns.', random)).toBeNull();
  });
});

describe('passages', () => {
  const text = [
    'A heading',
    'The first sentence of this paragraph is long enough to be quoted. The second one is long enough to be quoted, too.',
    'Cell one of the table that has tabs\tcell two of the table that has tabs',
    'The second one is long enough to be quoted, too.',
  ].join('\n');

  it('are sentences of prose', () => {
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The first sentence of this paragraph is long enough to be quoted.',
    ]);
  });

  it('are unique by their words', () => {
    const long = `${text}\nThe FIRST sentence of this paragraph is long enough to be quoted!`;
    const document = { name: 'x', family: 'x', file: null, sections: [], text: long };
    expect(findPassages(document).unique).toEqual([]);
  });
});
