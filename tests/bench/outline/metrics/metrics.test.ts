import { describe, expect, it } from 'vitest';
import { alignHeadings, scoreHeadings, shareOfRightParents } from './headings.ts';
import { compareIds } from './ids.ts';
import { normaliseHeading, wordsOf } from './normalise.ts';
import { sharedWords, shareOfSnippets, shareOfWordsInPlace, wordF1 } from './words.ts';

describe('headings', () => {
  it('are compared without regard to case, typography and white space, but with marks and numbers', () => {
    expect(normaliseHeading(' 1.1\u00a0 The “Tenant’s”\nduty ')).toBe('1.1 the "tenant\'s" duty');
    expect(normaliseHeading('Scope ¶')).not.toBe(normaliseHeading('Scope'));
  });

  it('count where text and order are right', () => {
    const pairs = alignHeadings(['A', 'B', 'C', 'D'], ['A', 'x', 'C', 'B', 'D']);
    expect(pairs).toHaveLength(3);
    expect(pairs[0]).toEqual([0, 0]);
    expect(pairs.at(-1)).toEqual([3, 4]);
    expect(scoreHeadings(4, 5, 3)).toEqual({ precision: 0.6, recall: 0.75, f1: 6 / 9 });
  });

  it.each([
    [0, 0, 0, 1],
    [3, 0, 0, 0],
    [0, 2, 0, 0],
  ])('of %i true and %i found with %i right score %f', (truth, found, right, f1) => {
    expect(scoreHeadings(truth, found, right).f1).toBe(f1);
  });

  it('have the right parent, titles that the truth does not list looked through', () => {
    const truth = [
      { text: 'One', parent: -1 },
      { text: 'Inner', parent: 0 },
      { text: 'Two', parent: -1 },
    ];
    const found = [
      { path: ['Title', 'One'] },
      { path: ['Title', 'One', 'Inner'] },
      { path: ['Title', 'One', 'Inner', 'Two'] },
    ];
    const alignment = alignHeadings(['One', 'Inner', 'Two'], ['One', 'Inner', 'Two']);
    expect(shareOfRightParents(truth, found, alignment)).toBeCloseTo(2 / 3);
  });

  it('that are missed have no right parent', () => {
    expect(shareOfRightParents([{ text: 'One', parent: -1 }], [], [])).toBe(0);
  });
});

describe('words', () => {
  it('are letters and digits, and single characters where a script has no spaces', () => {
    expect(wordsOf('Don’t pay 5 %, 目次')).toEqual(['don', 't', 'pay', '5', '目', '次']);
  });

  it('are shared as often as both have them', () => {
    expect(sharedWords(['a', 'a', 'b'], ['a', 'b', 'b', 'c'])).toBe(2);
    expect(wordF1('a a b', 'a b b')).toBeCloseTo(4 / 6);
    expect(wordF1('', '')).toBe(1);
  });

  it('of a snippet must stand together', () => {
    expect(shareOfSnippets(['Pay rent!', 'rent late', '…'], 'You pay  rent early')).toBe(0.5);
    expect(shareOfSnippets([], 'text')).toBeNull();
  });

  it('belong to the last true heading before them', () => {
    const share = shareOfWordsInPlace(
      [
        ['one', 'two'],
        ['three', 'four'],
      ],
      [
        { trueIndex: -1, text: 'one' },
        { trueIndex: 0, text: 'one' },
        { trueIndex: -1, text: 'two three' },
        { trueIndex: 1, text: 'four' },
      ],
    );
    expect(share).toBe(0.75);
  });
});

describe('ids', () => {
  it('are compared for sections of equal heading and text', () => {
    const section = (id: string, heading: string, hash: string) => ({ id, heading, hash });
    const before = [section('a', 'One', '1'), section('b', 'Two', '2'), section('c', 'Three', '3')];
    const after = [
      section('x', 'Zero', '0'),
      section('a', 'One', '1'),
      section('q', 'Two', '2'),
      section('c', 'Three', '9'),
    ];
    expect(compareIds(before, after)).toEqual({ unchanged: 2, kept: 1 });
  });
});
