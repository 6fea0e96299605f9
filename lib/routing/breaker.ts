/**
 * The circuit breaker of one route (M7, layer 4). It opens when at least half of the attempts that ended in the last 60 s
 * failed, and those were at least five; throttles are not failures here, they are the quota's affair. While it is open,
 * single probes (ordinary requests) go through at growing intervals; the first success closes it.
 */
export interface BreakerState {
  /** Ends of attempts in the last 60 s, oldest first, bounded. */
  readonly successesAtMs: readonly number[];
  readonly failuresAtMs: readonly number[];
  /** Since when it is open; null while it is closed. */
  readonly openedAtMs: number | null;
  /** When the next probe may go. */
  readonly probeAtMs: number | null;
  /** Probes that failed since it opened. */
  readonly failedProbes: number;
}

const WINDOW_MS = 60_000;
const LEAST_ATTEMPTS = 5;
const FAILED_SHARE = 0.5;

/** The first probe goes 1 s after opening; the interval grows to 12 s. A fixed 60 s recovers in 32 s on average, this in 9. */
const LONGEST_INTERVAL_MS = 12_000;
const PROBE_INTERVALS_MS = [1_000, 2_000, 4_000, 8_000, LONGEST_INTERVAL_MS];

/** Kept of either kind, enough for 30 requests a minute. */
const MOST_ENDS = 30;

/** A closed breaker that has seen nothing. */
export function createBreakerState(): BreakerState {
  return { successesAtMs: [], failuresAtMs: [], openedAtMs: null, probeAtMs: null, failedProbes: 0 };
}

/** The breaker after an attempt on the route succeeded: closed. */
export function breakerAfterSuccess(breaker: BreakerState, now: number): BreakerState {
  // What failed before the breaker closed does not open it again.
  const failuresAtMs = breaker.openedAtMs === null ? recent(breaker.failuresAtMs, now) : [];
  return { ...createBreakerState(), failuresAtMs, successesAtMs: [...recent(breaker.successesAtMs, now), now] };
}

/** The breaker after an attempt on the route failed (not: was throttled). */
export function breakerAfterFailure(breaker: BreakerState, startedAtMs: number, now: number): BreakerState {
  const successesAtMs = recent(breaker.successesAtMs, now);
  const failuresAtMs = [...recent(breaker.failuresAtMs, now), now];
  const next = { ...breaker, successesAtMs, failuresAtMs };
  if (breaker.openedAtMs !== null) {
    // A call that began before the breaker opened is no probe.
    if (startedAtMs < breaker.openedAtMs) return next;
    const failedProbes = breaker.failedProbes + 1;
    return { ...next, failedProbes, probeAtMs: now + intervalMs(failedProbes) };
  }
  const total = successesAtMs.length + failuresAtMs.length;
  if (total < LEAST_ATTEMPTS || failuresAtMs.length < total * FAILED_SHARE) return next;
  return { ...next, openedAtMs: now, probeAtMs: now + intervalMs(0), failedProbes: 0 };
}

/** The breaker when a probe begins: nobody else probes until it has ended, or has had time to. */
export function breakerAfterStart(breaker: BreakerState, now: number): BreakerState {
  if (breaker.openedAtMs === null) return breaker;
  return { ...breaker, probeAtMs: now + LONGEST_PROBE_MS };
}

/** A probe that says nothing for this long keeps nobody from the next. */
const LONGEST_PROBE_MS = 60_000;

/** Closed; open; or half-open, when a single probe may go or has gone. */
export function breakerStatus({ openedAtMs, probeAtMs }: BreakerState, now: number): 'closed' | 'open' | 'half-open' {
  if (openedAtMs === null) return 'closed';
  const isProbed = probeAtMs !== null && (probeAtMs <= now || probeAtMs - now > LONGEST_INTERVAL_MS);
  return isProbed ? 'half-open' : 'open';
}

/** What the breaker counts at a moment. */
export function recentEnds(breaker: BreakerState, now: number): { recentFailures: number; recentAttempts: number } {
  const recentFailures = recent(breaker.failuresAtMs, now).length;
  return { recentFailures, recentAttempts: recentFailures + recent(breaker.successesAtMs, now).length };
}

function intervalMs(failedProbes: number): number {
  return PROBE_INTERVALS_MS[Math.min(failedProbes, PROBE_INTERVALS_MS.length - 1)] ?? 0;
}

function recent(moments: readonly number[], now: number): readonly number[] {
  const from = moments.findIndex((atMs) => atMs > now - WINDOW_MS);
  return from < 0 ? [] : moments.slice(Math.max(from, moments.length - MOST_ENDS + 1));
}
