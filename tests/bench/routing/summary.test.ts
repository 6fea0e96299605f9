import { expect, it } from 'vitest';
import { estimate, ratio } from './summary.ts';

it('gives the half-width of the 95 % interval by Student', () => {
  const { mean, halfWidth } = estimate([1, 2, 3, 4, 5]) ?? { mean: 0, halfWidth: 0 };
  expect(mean).toBe(3);
  expect(halfWidth).toBeCloseTo(2.7764 * Math.sqrt(2.5 / 5), 2);
});

it('knows no interval of one value, and nothing of none', () => {
  expect(estimate([7])).toEqual({ mean: 7, halfWidth: 0 });
  expect(estimate([])).toBeNull();
});

it('compares seed by seed: what moves both is no doubt about their ratio', () => {
  expect(ratio([1, 2, 3], [2, 4, 6])).toEqual({ mean: 0.5, halfWidth: 0 });
  expect(ratio([1], [0])).toBeNull();
});
