import type { PolicyContext } from '../policy.ts';
import { call, definePolicy, sleepUntil } from './generator-policy.ts';
import { createSdkRateLimiter } from './sdk-rate-limiter.ts';

/** @smithy/core, util-retry. */
const MAX_ATTEMPTS = 3;
const CAPACITY = 500;
const COST = { throttle: 5, transient: 14 };
const BASE_MS = { throttle: 1_000, transient: 50 };
const MAX_DELAY_MS = 20_000;
const RETRY_AFTER_SLACK_MS = 5_000;

function kindOf(status: number): 'throttle' | 'transient' | null {
  if (status === 429) return 'throttle';
  return [500, 502, 503, 504].includes(status) ? 'transient' : null;
}

/** The AWS SDK's own retries, on the first route only; with its client-side rate limiter in adaptive mode. */
function awsSdk(name: string, title: string, isAdaptive: boolean) {
  return definePolicy(name, title, (context) => {
    const { now, random } = context;
    const limiter = createSdkRateLimiter();
    let capacity = CAPACITY;
    return {
      keepsAwayFromFirst: (atMs) => isAdaptive && limiter.waitMs(atMs) > 0,
      *serve() {
        let lastCost = 0;
        for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
          if (isAdaptive) {
            for (let waitMs = limiter.waitMs(now()); waitMs > 0; waitMs = limiter.waitMs(now())) {
              yield* sleepUntil(now() + Math.max(1, waitMs));
            }
            limiter.take(now());
          }
          const result = yield* call(0);
          limiter.note(!result.ok && result.status === 429, now());
          if (result.ok) {
            capacity = Math.min(CAPACITY, capacity + (lastCost || 1));
            return;
          }
          const kind = kindOf(result.status);
          if (kind === null || attempt + 1 >= MAX_ATTEMPTS || capacity < COST[kind]) return;
          lastCost = COST[kind];
          capacity -= lastCost;
          yield* sleepUntil(now() + delayMs(kind, attempt, result.retryAfterMs, { random }));
        }
      },
    };
  });
}

function delayMs(
  kind: 'throttle' | 'transient',
  retries: number,
  askedMs: number | null,
  { random }: Pick<PolicyContext, 'random'>,
): number {
  const delay = Math.floor(random() * Math.min(BASE_MS[kind] * 2 ** retries, MAX_DELAY_MS));
  return askedMs === null ? delay : Math.max(delay, Math.min(askedMs, delay + RETRY_AFTER_SLACK_MS));
}

export const awsSdkPolicies = [
  awsSdk('aws-sdk-standard', 'AWS SDK standard retries, one model', false),
  awsSdk('aws-sdk-adaptive', 'AWS SDK adaptive retries, one model', true),
] as const;
