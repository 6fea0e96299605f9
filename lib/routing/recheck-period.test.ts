import { describe, expect, it } from 'vitest';
import { recheckPeriodMs } from './recheck-period.ts';

const waiting = { sinceMs: 0, earliestRecoveryAtMs: 60_000, reasons: [] };
const hopeless = { ...waiting, earliestRecoveryAtMs: null };

describe('models are looked at again', () => {
  it.each([
    ['while they are exhausted', waiting, false, false, 30_000],
    ['while they are exhausted and a panel shows it', waiting, false, true, 30_000],
    ['while there is work, to which a killed worker must come back', null, true, false, 30_000],
    ['while a panel is open', null, false, true, 60_000],
    ['while a panel is open and only other settings will help', hopeless, false, true, 60_000],
    ['not at all while only other settings will help and nobody looks', hopeless, false, false, null],
    ['not at all while there is nothing to do', null, false, false, null],
  ])('%s', (_when, exhaustion, isBusy, isWatched, periodMs) => {
    expect(recheckPeriodMs(exhaustion, { isBusy, isWatched })).toBe(periodMs);
  });
});
