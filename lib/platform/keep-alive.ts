import { browser } from 'wxt/browser';

/**
 * The browser stops a worker after 30 s without an event, even while an answer is streaming in. An extension API call
 * resets that; this one is the cheapest that does in every browser (measured).
 */
const PULSE_INTERVAL_MS = 20_000;

/** Keeps the worker alive while there is work, and only then. */
export function createKeepAlive(): (busy: boolean) => void {
  let pulse: ReturnType<typeof setInterval> | null = null;
  return (busy) => {
    if (busy && pulse === null) {
      pulse = setInterval(() => void browser.runtime.getPlatformInfo(), PULSE_INTERVAL_MS);
    } else if (!busy && pulse !== null) {
      clearInterval(pulse);
      pulse = null;
    }
  };
}
