import { browser } from 'wxt/browser';

/** The alarm that brings a stopped worker back to unfinished work. */
export const WAKE_ALARM = 'wake';

/** The smallest period that the browser allows. */
const PERIOD_MINUTES = 0.5;

/** Keeps the alarm while there is work, and only then. */
export function createWakeAlarm(): (busy: boolean) => void {
  return (busy) => {
    if (busy) void browser.alarms.create(WAKE_ALARM, { periodInMinutes: PERIOD_MINUTES });
    else void browser.alarms.clear(WAKE_ALARM);
  };
}
