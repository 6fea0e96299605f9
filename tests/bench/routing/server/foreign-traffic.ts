import { exponential, type Random, randomStream } from '../random.ts';
import type { Scenario, ScenarioRoute } from '../scenario-schema.ts';
import type { Meter } from './meter.ts';

/** Other clients on the same quota. */
export interface ForeignTraffic {
  /** Lets them make their calls up to and including `now`, each at its moment. */
  readonly advance: (now: number) => void;
}

/** One call of another client. */
interface ForeignCall {
  readonly tokens: number;
  readonly givesUpAtMs: number;
  readonly attempts: number;
  readonly random: Random;
}

/** Others back off like the AWS SDK: full jitter, doubling from 1 s to at most 20 s; and give up after a minute. */
const RETRY_BASE_MS = 1_000;
const RETRY_CAP_MS = 20_000;
const PATIENCE_MS = 60_000;

/**
 * Others call in a Poisson stream, with requests of the scenario's sizes that are settled at once; `foreignTokensPerMinute`
 * is what they would use in all. Refused, they go elsewhere (`drop`) or come again (`retry`). Those that `drain` evenly are
 * the meter's own affair.
 */
export function createForeignTraffic(
  scenario: Scenario,
  route: ScenarioRoute,
  meter: Meter,
  seed: number,
  routeIndex: number,
): ForeignTraffic {
  const meanTokens = scenario.tokens.input.mean + (route.quota?.burndown ?? 1) * scenario.tokens.output.mean;
  const gapMs = (60_000 * meanTokens) / route.foreignTokensPerMinute;
  if (route.foreign === 'drain' || !Number.isFinite(gapMs)) return { advance: meter.advance };

  const gaps = randomStream(seed, 'foreign', routeIndex);
  let ordinal = 0;
  let arrivesAtMs = exponential(gaps, gapMs);
  let waiting: { readonly atMs: number; readonly call: ForeignCall }[] = [];

  const attempt = (call: ForeignCall, now: number): void => {
    meter.advance(now);
    if (meter.left() >= call.tokens) {
      meter.reserve(call.tokens);
      return;
    }
    if (route.foreign === 'drop') return;
    const atMs = now + call.random() * Math.min(RETRY_CAP_MS, RETRY_BASE_MS * 2 ** call.attempts);
    if (atMs > call.givesUpAtMs) return;
    waiting = [...waiting, { atMs, call: { ...call, attempts: call.attempts + 1 } }];
    waiting.sort((first, second) => first.atMs - second.atMs);
  };

  const arrive = (): void => {
    const random = randomStream(seed, 'foreign-call', routeIndex, ordinal++);
    const tokens = Math.max(1, meanTokens * (0.5 + random()));
    attempt({ tokens, givesUpAtMs: arrivesAtMs + PATIENCE_MS, attempts: 0, random }, arrivesAtMs);
    arrivesAtMs += exponential(gaps, gapMs);
  };

  return {
    advance: (now) => {
      for (;;) {
        const first = waiting[0];
        if (first !== undefined && first.atMs <= Math.min(now, arrivesAtMs)) {
          waiting = waiting.slice(1);
          attempt(first.call, first.atMs);
        } else if (arrivesAtMs <= now) arrive();
        else break;
      }
      meter.advance(now);
    },
  };
}
