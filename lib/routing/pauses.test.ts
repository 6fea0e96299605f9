import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passBackoffMs, retryPauseMs } from './pauses.ts';

const middle = (): number => 0.5;

describe('pauses', () => {
  it.each([
    [1, 500],
    [2, 1_000],
  ])('after failure %i on a route last %i ms', (failures, lengthMs) => {
    expect(retryPauseMs(failures, middle)).toBe(lengthMs);
  });

  it.each([
    [1, 5_000],
    [2, 10_000],
    [3, 20_000],
    [4, 40_000],
    [7, 40_000],
  ])('after pass %i in vain last %i ms', (passes, lengthMs) => {
    expect(passBackoffMs(passes, middle)).toBe(lengthMs);
  });

  it('differ by a quarter at most, either way', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
        const lengthMs = passBackoffMs(2, () => chance);
        expect(lengthMs).toBeGreaterThanOrEqual(7_500);
        expect(lengthMs).toBeLessThanOrEqual(12_500);
      }),
    );
    expect(passBackoffMs(2, () => 0)).not.toBe(passBackoffMs(2, () => 0.9));
  });
});
