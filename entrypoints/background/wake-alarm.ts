import { browser } from 'wxt/browser';

/** The alarm at which the models are looked at again; it also brings a stopped worker back to unfinished work. */
export const WAKE_ALARM = 'wake';

/** Sets the alarm's period in milliseconds; null clears it. What is set already is left to run. */
export function createWakeAlarm(): (periodMs: number | null) => void {
  /** Unknown at first: an alarm of a former run of the worker may still be set. */
  let current: number | null | undefined;
  return (periodMs) => {
    if (periodMs === current) return;
    current = periodMs;
    if (periodMs === null) void browser.alarms.clear(WAKE_ALARM);
    else void browser.alarms.create(WAKE_ALARM, { periodInMinutes: periodMs / 60_000 });
  };
}
