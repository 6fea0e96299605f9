/** The AWS SDK's adaptive limiter (DefaultRateLimiter.js), in seconds within and milliseconds without. */
export interface SdkRateLimiter {
  /** How long until a call may start; 0 when one may. */
  readonly waitMs: (now: number) => number;
  readonly take: (now: number) => void;
  /** A response came. */
  readonly note: (isThrottle: boolean, now: number) => void;
}

const BETA = 0.7;
const SCALE = 0.4;
const SMOOTH = 0.8;
const MIN_FILL = 0.5;
const MIN_CAPACITY = 1;

/** A bucket whose rate grows by a cubic law, and shrinks to 0.7 of what was measured at each throttle. */
export function createSdkRateLimiter(): SdkRateLimiter {
  let isEnabled = false;
  let fill = MIN_FILL;
  let capacity = MIN_CAPACITY;
  let available = 0;
  let refilledAtS = 0;
  let lastMax = 0;
  let measured = 0;
  let count = 0;
  let bucketS = 0;
  let throttledAtS = 0;

  const refill = (nowS: number): void => {
    available = Math.min(capacity, available + (nowS - refilledAtS) * fill);
    refilledAtS = nowS;
  };
  const measureRate = (nowS: number): void => {
    count += 1;
    const halfS = Math.floor(2 * nowS) / 2;
    if (halfS <= bucketS) return;
    measured = (SMOOTH * count) / (halfS - bucketS) + (1 - SMOOTH) * measured;
    count = 0;
    bucketS = halfS;
  };

  return {
    waitMs: (now) => {
      if (!isEnabled) return 0;
      refill(now / 1_000);
      return available >= 1 ? 0 : Math.ceil((1_000 * (1 - available)) / fill);
    },
    take: (now) => {
      if (!isEnabled) return;
      refill(now / 1_000);
      available -= 1;
    },
    note: (isThrottle, now) => {
      const nowS = now / 1_000;
      measureRate(nowS);
      let next: number;
      if (isThrottle) {
        const rate = isEnabled ? Math.min(measured, fill) : measured;
        lastMax = rate;
        throttledAtS = nowS;
        next = BETA * rate;
        isEnabled = true;
      } else {
        const window = Math.cbrt((lastMax * (1 - BETA)) / SCALE);
        next = SCALE * (nowS - throttledAtS - window) ** 3 + lastMax;
      }
      const capped = Math.min(next, 2 * measured);
      refill(nowS);
      fill = Math.max(capped, MIN_FILL);
      capacity = Math.max(capped, MIN_CAPACITY);
      available = Math.min(available, capacity);
    },
  };
}
