import type { Exhaustion } from './exhaustion.ts';

/** The shortest period that a browser allows its alarms. */
const SHORT_PERIOD_MS = 30_000;
const LONG_PERIOD_MS = 60_000;

/**
 * How often the models are looked at again without any other occasion (M6): every 30 s while they are exhausted and time
 * can end that, or while there is work, to which the alarm also brings a killed worker back; every 60 s while somebody
 * watches; else not at all, which is null.
 */
export function recheckPeriodMs(
  exhaustion: Exhaustion | null,
  { isBusy, isWatched }: { readonly isBusy: boolean; readonly isWatched: boolean },
): number | null {
  const willRecover = exhaustion !== null && exhaustion.earliestRecoveryAtMs !== null;
  if (isBusy || willRecover) return SHORT_PERIOD_MS;
  return isWatched ? LONG_PERIOD_MS : null;
}
