import { describe, expect, it } from 'vitest';
import { followRange, partsOf } from './drawn-range.ts';

const ids = (count: number, prefix = 'f') => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const tenEach = () => 10;

describe('the parts of a list of which some are drawn', () => {
  const shape = (...args: Parameters<typeof partsOf>) =>
    partsOf(...args).map((part) =>
      part.kind === 'entry' ? String(part.index) : `${part.from}-${part.to}:${part.heightPx}`,
    );

  it.each([
    ['all', 3, { from: 0, to: 20 }, -1, ['0', '1', '2']],
    ['the beginning', 9, { from: 0, to: 2 }, -1, ['0', '1', '2-9:70']],
    ['the middle', 9, { from: 4, to: 6 }, -1, ['0-4:40', '4', '5', '6-9:30']],
    ['the middle, and one before', 9, { from: 4, to: 6 }, 1, ['0-1:10', '1', '2-4:20', '4', '5', '6-9:30']],
    ['the middle, and the last', 9, { from: 4, to: 6 }, 8, ['0-4:40', '4', '5', '6-8:20', '8']],
    ['one that is in the range anyway', 9, { from: 0, to: 2 }, 1, ['0', '1', '2-9:70']],
    ['none of none', 0, { from: 0, to: 20 }, 3, []],
  ])('are %s', (_, count, range, keptIndex, expected) => {
    expect(shape(count, range, keptIndex, tenEach)).toEqual(expected);
  });
});

describe('a range of a list that changes', () => {
  it('stays around the entries in its middle when others come before, between and behind', () => {
    const before = ids(100);
    const after = [...ids(30, 'new'), ...before, ...ids(5, 'late')];
    expect(followRange({ from: 40, to: 60 }, before, after)).toEqual({ from: 70, to: 90 });
  });

  it('stays around the entry that is read, though many come beside it', () => {
    const before = ids(100);
    const after = [...before.slice(0, 45), ...ids(200, 'new'), ...before.slice(45)];
    expect(followRange({ from: 40, to: 60 }, before, after, 'f44')).toEqual({ from: 40, to: 60 });
    expect(followRange({ from: 40, to: 60 }, before, after, 'f45')).toEqual({ from: 240, to: 260 });
    expect(followRange({ from: 40, to: 60 }, before, after, 'f99')).toEqual({ from: 240, to: 260 });
  });

  it('holds on to the next entry that is left', () => {
    const before = ids(100);
    expect(followRange({ from: 40, to: 60 }, before, before.slice(55))).toEqual({ from: 0, to: 20 });
  });

  it('stays where it is when none of its entries is left, and within the list', () => {
    expect(followRange({ from: 40, to: 60 }, ids(100), ids(80, 'other'))).toEqual({ from: 40, to: 60 });
    expect(followRange({ from: 40, to: 60 }, ids(100), ids(5, 'other'))).toEqual({ from: 0, to: 20 });
  });
});
