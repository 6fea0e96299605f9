import { expect, it } from 'vitest';
import { canServe, mostServed, type Supply } from './clairvoyant-bound.ts';

const BUCKET: Supply = { kind: 'bucket', capacity: 60, start: 60, refillPerMinute: 60, phaseMs: 0, closed: [] };
const WINDOW: Supply = { ...BUCKET, kind: 'window', phaseMs: 30_000 };

const demand = (fromS: number, untilS: number, amount: number) => ({
  fromMs: fromS * 1_000,
  untilMs: untilS * 1_000,
  amount,
});

it('a bucket gives what it holds, and then its refill', () => {
  expect(canServe([demand(0, 0, 60)], BUCKET)).toBe(true);
  expect(canServe([demand(0, 9, 70)], BUCKET)).toBe(false);
  expect(canServe([demand(0, 10, 70)], BUCKET)).toBe(true);
});

it('a window gives all of it again when it ends', () => {
  expect(canServe([demand(0, 29, 60), demand(0, 29, 1)], WINDOW)).toBe(false);
  expect(canServe([demand(0, 29, 60), demand(0, 31, 60)], WINDOW)).toBe(true);
});

it('nothing is served during an outage', () => {
  const closed = [{ fromMs: 0, toMs: 20_000 }];
  expect(canServe([demand(5, 15, 1)], { ...BUCKET, closed })).toBe(false);
  expect(canServe([demand(5, 25, 1)], { ...BUCKET, closed })).toBe(true);
});

it('the smallest requests are served first, and the last in part', () => {
  const demands = [demand(0, 0, 50), demand(0, 0, 10), demand(0, 0, 20)];
  expect(mostServed(demands, BUCKET)).toBeCloseTo(2 + 30 / 50, 1);
  expect(mostServed(demands, BUCKET)).toBeGreaterThanOrEqual(2 + 30 / 50);
});
