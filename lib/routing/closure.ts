/**
 * A route that refuses whatever it is sent: an episode of throttling that has nothing to do with our use, or a quota
 * that died. Its end is foretold from how long earlier closures of the route lasted, and where none is known from how
 * long this one has lasted.
 */
export interface ClosureState {
  /** The probability that the route was closed when it was last heard of. */
  readonly probability: number;
  /** When the present run of refusals began; null while the last call was accepted. */
  readonly sinceAtMs: number | null;
  readonly lastRefusedAtMs: number | null;
  /** Closures seen. */
  readonly count: number;
  /** The latest closures: their least and their greatest length, ms, two numbers each, oldest first. */
  readonly lengthsMs: readonly number[];
}

const MOST_LENGTHS = 12;

/** How often a route closes, before anything is known: once in this time. */
const FIRST_GAP_MS = 40_000;
const FIRST_GAPS = 0.5;

/** A route not heard of for longer is not ever more suspect. */
const LONGEST_ONSET_MS = 20_000;

/** A closure of unknown length: its chance to end grows slower the longer it lasts, until it is even. */
const FIRST_LENGTH_MS = 10_000;
const TAIL_POWER = 2.5;
const LONGEST_MEAN_WAIT_MS = 20_000;

/** What a closure counts that only one refusal speaks for. */
const SINGLE_REFUSAL_COUNT = 0.3;

/** Two refusals this far apart are two. */
const SEPARATE_MS = 1_500;

/** A run of refusals this probably a closure is remembered as one. */
const REMEMBERED_FROM = 0.8;

export function createClosureState(): ClosureState {
  return { probability: 0, sinceAtMs: null, lastRefusedAtMs: null, count: 0, lengthsMs: [] };
}

/** The probability that the route is closed at a moment. */
export function closedProbability(
  closure: ClosureState,
  now: number,
  knownSinceAtMs: number,
  heardAtMs: number,
): number {
  const onset = onsetProbability(closure, now, knownSinceAtMs, heardAtMs);
  if (closure.sinceAtMs === null || closure.lastRefusedAtMs === null) return onset;
  const age = now - closure.sinceAtMs;
  const seen = closure.lastRefusedAtMs - closure.sinceAtMs;
  const still = closure.probability * (survival(closure, age) / Math.max(1e-9, survival(closure, seen)));
  return Math.min(1, still + (1 - still) * onset);
}

function onsetProbability(closure: ClosureState, now: number, knownSinceAtMs: number, heardAtMs: number): number {
  const perMs = (closure.count + FIRST_GAPS) / (Math.max(0, now - knownSinceAtMs) + FIRST_GAP_MS);
  const elapsedMs = Math.min(LONGEST_ONSET_MS, Math.max(1_000, now - heardAtMs));
  return 1 - Math.exp(-perMs * elapsedMs);
}

/** The probability that a closure lasts longer than `ageMs`. */
function survival({ lengthsMs }: ClosureState, ageMs: number): number {
  let sum = unknownSurvival(ageMs);
  let count = 1;
  for (let index = 0; index < lengthsMs.length; index += 2) {
    const least = lengthsMs[index] ?? 0;
    const most = Math.max(least + 500, lengthsMs[index + 1] ?? 0);
    sum += Math.min(1, Math.max(0, (most - ageMs) / (most - least)));
    count += 1;
  }
  return sum / count;
}

function unknownSurvival(ageMs: number): number {
  const tail = (1 + ageMs / (TAIL_POWER * FIRST_LENGTH_MS)) ** -TAIL_POWER;
  return Math.min(tail, Math.exp(-ageMs / LONGEST_MEAN_WAIT_MS));
}

/** A call was refused. `quotaChance` is how probable the quota alone made that. `prior`: closed before the refusal. */
export function closureAfterRefusal(
  closure: ClosureState,
  prior: number,
  quotaChance: number,
  startedAtMs: number,
  now: number,
): ClosureState {
  const isLate = closure.lastRefusedAtMs !== null && startedAtMs <= closure.lastRefusedAtMs;
  const probability = isLate ? closure.probability : prior / (prior + (1 - prior) * quotaChance);
  return {
    ...closure,
    probability: Math.round(probability * 1e4) / 1e4,
    sinceAtMs: closure.sinceAtMs ?? startedAtMs,
    lastRefusedAtMs: now,
  };
}

/** A call that began at `startedAtMs` was accepted. One that began before the refusals says nothing of now. */
export function closureAfterAcceptance(closure: ClosureState, startedAtMs: number): ClosureState {
  const { sinceAtMs, lastRefusedAtMs, probability, lengthsMs, count } = closure;
  if (sinceAtMs === null || lastRefusedAtMs === null) return closure;
  if (startedAtMs <= lastRefusedAtMs) return closure;
  const ended = { ...closure, probability: 0, sinceAtMs: null, lastRefusedAtMs: null };
  if (probability < REMEMBERED_FROM) return ended;
  const lengths = [...lengthsMs, lastRefusedAtMs - sinceAtMs, startedAtMs - sinceAtMs].slice(-MOST_LENGTHS);
  return {
    ...ended,
    count: count + (lastRefusedAtMs - sinceAtMs > SEPARATE_MS ? 1 : SINGLE_REFUSAL_COUNT),
    lengthsMs: lengths,
  };
}
