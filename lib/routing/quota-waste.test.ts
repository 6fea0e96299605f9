import { describe, expect, it } from 'vitest';
import { quotaAfterAcceptance, quotaAfterRefusal, quotaAfterStart } from './quota-estimate.ts';
import { createQuotaState, type QuotaState } from './quota-state.ts';
import { hasSpilled, lostProbability, unlimitedProbability } from './quota-waste.ts';

const ORIGIN_MS = 1_000_000;

/** Ten calls of 1,000 tokens, one a second, are accepted; the next is refused. */
function refusedAfterTen(): QuotaState {
  let quota = createQuotaState();
  for (let call = 0; call <= 10; call += 1) {
    const startedAtMs = ORIGIN_MS + call * 1_000;
    quota = quotaAfterStart(quota, 1_000, startedAtMs, undefined);
    const mark = { tokens: quota.chargedTokens, calls: quota.calls };
    const charged = { reservation: 1_000, startedAtMs, mark };
    quota =
      call < 10
        ? quotaAfterAcceptance(quota, charged, startedAtMs + 500, undefined)
        : quotaAfterRefusal(quota, charged, 0, 0, startedAtMs + 100, undefined);
  }
  return quota;
}

describe('what is lost of a quota for want of use', () => {
  it('nothing is lost just after a refusal, and something after minutes without a call', () => {
    const quota = refusedAfterTen();
    expect(hasSpilled(quota, 12_000)).toBe(false);
    expect(hasSpilled(quota, 300_000)).toBe(true);
  });

  it('until the next throttle, waiting is known to lose room; after it only what others take', () => {
    const quota = quotaAfterStart(refusedAfterTen(), 1_000, ORIGIN_MS + 300_000, undefined);
    expect(lostProbability(quota, ORIGIN_MS + 10_100)).toBe(1);
    const shared = lostProbability(quota, ORIGIN_MS + 300_100);
    expect(shared).toBeGreaterThan(0);
    expect(shared).toBeLessThan(0.5);
  });

  it('a route that was never refused has no quota, and nothing to lose', () => {
    expect(lostProbability(createQuotaState(), 0)).toBe(0);
    expect(unlimitedProbability(createQuotaState())).toBe(1);
  });
});
