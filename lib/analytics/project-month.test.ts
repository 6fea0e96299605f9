import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayUsage, projectMonth } from './project-month.ts';

const IDLE: DayUsage = { isActive: false, costUsd: 0, tokens: 0 };
const day = (costUsd: number): DayUsage => ({ isActive: true, costUsd, tokens: costUsd * 1_000 });

/** 28 complete days that end with these. */
const endingWith = (...last: readonly DayUsage[]) => [...Array.from({ length: 28 - last.length }, () => IDLE), ...last];

describe('projectMonth', () => {
  it('says that there is too little, and how much is needed', () => {
    expect(projectMonth(endingWith(day(1), IDLE, day(2)))).toEqual({
      kind: 'too-little',
      activeDays: 2,
      neededDays: 3,
    });
  });

  it('takes the mean of the latest seven active days, and as many active days as there were', () => {
    // Five of seven days for four weeks: 150/7 days of 30.
    const week = (costUsd: number) => [...Array.from({ length: 5 }, () => day(costUsd)), IDLE, IDLE];
    const projection = projectMonth([...week(50), ...week(50), ...week(2), ...week(2)]);
    expect(projection).toMatchObject({ kind: 'projected', basisDays: 7 });
    if (projection.kind !== 'projected') return;
    expect(projection.activeDaysPerMonth).toBeCloseTo(150 / 7);
    expect(projection.costUsd.expected).toBeCloseTo((2 * 150) / 7);
    expect(projection.tokens.expected).toBeCloseTo((2_000 * 150) / 7);
    // Days that do not vary leave no doubt.
    expect(projection.costUsd.low).toBeCloseTo(projection.costUsd.high);
  });

  it('takes a whole week for granted before three days in a row count as every day', () => {
    const projection = projectMonth(endingWith(day(1), day(1), day(1)));
    expect(projection).toMatchObject({ activeDaysPerMonth: expect.closeTo(90 / 7) });
  });

  it('costs nothing where prices are unknown', () => {
    const projection = projectMonth(endingWith(...Array.from({ length: 3 }, () => ({ ...day(0), tokens: 5 }))));
    expect(projection).toMatchObject({ costUsd: { expected: 0, low: 0, high: 0 } });
  });

  it('has what it expects within its range, never below zero', () => {
    const some = fc.array(fc.option(fc.float({ min: 0, max: 100, noNaN: true }), { nil: null }), {
      minLength: 28,
      maxLength: 28,
    });
    fc.assert(
      fc.property(some, (costs) => {
        const projection = projectMonth(costs.map((cost) => (cost === null ? IDLE : day(cost))));
        if (projection.kind === 'too-little') return;
        for (const { expected, low, high } of [projection.costUsd, projection.tokens]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(expected);
          expect(high).toBeGreaterThanOrEqual(expected);
          expect(Number.isFinite(high)).toBe(true);
        }
        expect(projection.activeDaysPerMonth).toBeLessThanOrEqual(30);
      }),
    );
  });

  it('is right eight times in ten of days that vary as such days do', () => {
    // Costs by a fixed generator, log-normal: each trial sees 28 days and is asked for the 30 to come.
    let seed = 7;
    const chance = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (seed + 1) / 2_147_483_649;
    };
    const cost = () => Math.exp(0.8 * Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance()));
    const trials = 400;
    let within = 0;
    for (let trial = 0; trial < trials; trial++) {
      const projection = projectMonth(Array.from({ length: 28 }, () => day(cost())));
      const sum = Array.from({ length: 30 }, cost).reduce((total, each) => total + each, 0);
      if (projection.kind === 'projected' && sum >= projection.costUsd.low && sum <= projection.costUsd.high)
        within += 1;
    }
    expect(within / trials).toBeGreaterThan(0.6);
    expect(within / trials).toBeLessThan(0.95);
  });
});
