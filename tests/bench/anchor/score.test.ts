import { describe, expect, it } from 'vitest';
import { HYPOTHESIS } from './methods.ts';
import { judge, overlap, scoreCases, sumScores, visibleCounts } from './score.ts';

const TEXT = 'one two three  four five';
const visible = visibleCounts(TEXT);

describe('overlap', () => {
  it('is intersection over union in visible characters', () => {
    expect(overlap(visible, { start: 0, end: 7 }, { start: 0, end: 8 })).toBe(1);
    expect(overlap(visible, { start: 0, end: 7 }, { start: 4, end: 13 })).toBeCloseTo(3 / 11);
    expect(overlap(visible, { start: 0, end: 3 }, { start: 8, end: 13 })).toBe(0);
  });
});

describe('judge', () => {
  const truth = { start: 0, end: 13 };
  it.each([
    ['exact', { start: 0, end: 14 }],
    ['right', { start: 0, end: 12 }],
    ['wrong-place', { start: 15, end: 19 }],
  ])('%s', (verdict, { start, end }) => {
    expect(judge(visible, truth, { start, end, isSame: true })).toBe(verdict);
  });

  it('abstained', () => {
    expect(judge(visible, truth, null)).toBe('abstained');
  });
});

describe('scoreCases', () => {
  it('counts classes, false anchors and turned quotes that were called the same', () => {
    const cases = [
      { kind: 'verbatim', quote: '', truth: { start: 0, end: 7 } },
      { kind: 'absent', quote: '', truth: null },
      { kind: 'absent', quote: '', truth: null },
      { kind: 'turned', quote: '', truth: { start: 0, end: 7 }, isTurned: true as const },
    ];
    const here = { start: 0, end: 7, isSame: true };
    const scores = scoreCases(visible, cases, [here, here, null, here]);
    expect(scores).toMatchObject([
      { kind: 'verbatim', quotes: 1, right: 1, exact: 1 },
      { kind: 'absent', quotes: 2, falseAnchors: 1, isNegative: true },
      { kind: 'turned', quotes: 1, calledSame: 1 },
    ]);
    expect(sumScores([...scores, ...scores])[1]).toMatchObject({ quotes: 4, falseAnchors: 2 });
  });
});

describe('Hypothesis’ method', () => {
  const find = HYPOTHESIS.prepare({ name: '', family: '', file: null, sections: [], text: `${TEXT}. one two` });
  it('takes the first exact occurrence, else the closest passage within half of the quote', () => {
    expect(find('one two', undefined)).toEqual({ start: 0, end: 7, isSame: true });
    expect(find('four fiv3', undefined)).toMatchObject({ start: 15, isSame: false });
    expect(find('zzzzzzzzzz', undefined)).toBeNull();
  });
});
