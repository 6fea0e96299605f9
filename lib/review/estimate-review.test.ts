import { describe, expect, it } from 'vitest';
import { routeFor } from '#lib/bedrock';
import { RISK_PLAYBOOK } from '#lib/playbooks';
import { fakeOutline } from '#tests/fakes/fake-outline.ts';
import { type EstimateContext, estimateReview } from './estimate-review.ts';
import { planReview } from './plan-review.ts';
import type { StoredReview } from './store.ts';

const SONNET = routeFor('us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'us-east-2');
const OPUS = routeFor('us.anthropic.claude-opus-4-1-20250805-v1:0', 'us-east-2');

const context = (change: Partial<EstimateContext> = {}): EstimateContext => ({
  earlierReview: async () => null,
  routes: [SONNET],
  limits: { requestsPerMinute: 30, concurrentRequests: 5, tokensPerMinute: 120_000 },
  experience: { answers: 0, outputTokens: 0, latencyP50Ms: null },
  ...change,
});

function planned(...texts: string[]): StoredReview {
  const plan = {
    reviewId: 'r1',
    tabId: 7,
    provider: 'bedrock' as const,
    playbook: RISK_PLAYBOOK,
    reviewerKey: '',
    now: 0,
  };
  return planReview(fakeOutline(texts), plan);
}

describe('estimateReview', () => {
  it('counts the sections that would be asked, and long ones part by part', async () => {
    const review = planned('One.', 'Two.', 'A duty. '.repeat(2_500));
    expect(await estimateReview(review, context())).toMatchObject({ sections: 3, askedSections: 3, requests: 4 });
    const [first, ...others] = review.jobs;
    if (first === undefined) throw new Error('there are sections');
    const changed: StoredReview = {
      ...review,
      jobs: [first, ...others.map((job) => ({ ...job, state: 'reviewed' as const }))],
    };
    expect(await estimateReview(changed, context())).toMatchObject({ sections: 3, askedSections: 1, requests: 1 });
  });

  it('costs nothing where nothing would be asked', async () => {
    const review = planned('One.');
    const known = { ...review, jobs: review.jobs.map((job) => ({ ...job, state: 'reviewed' as const })) };
    expect(await estimateReview(known, context())).toMatchObject({
      requests: 0,
      inputTokens: { low: 0, high: 0 },
      costUsd: { low: 0, high: 0 },
      durationMs: { low: 0, high: 0 },
    });
  });

  it('learns the length of answers from those before', async () => {
    const review = planned('One.', 'Two.');
    const experience = { answers: 100, outputTokens: 50_000, latencyP50Ms: 2_000 };
    const { outputTokens, durationMs } = await estimateReview(review, context({ experience }));
    expect(outputTokens).toEqual({ low: 600, high: 1_600 });
    expect(durationMs).toEqual({ low: 2_000, high: 6_000 });
  });

  it('costs at most what the dearest model would, and is silent where a price is not known', async () => {
    const review = planned('One.', 'Two.');
    const one = (await estimateReview(review, context())).costUsd;
    const two = (await estimateReview(review, context({ routes: [SONNET, OPUS] }))).costUsd;
    expect(two?.low).toBe(one?.low);
    expect(two?.high).toBeGreaterThan(one?.high ?? Infinity);
    expect(one?.low).toBeLessThan(one?.high ?? 0);
    expect(
      (await estimateReview(review, context({ routes: [SONNET, routeFor('example.unknown', 'us-east-2')] }))).costUsd,
    ).toBe(null);
  });

  it('takes at least as long as the limits need', async () => {
    const review = planned(...Array.from({ length: 90 }, (_, index) => `Text ${index}.`));
    const limits = { requestsPerMinute: 30, concurrentRequests: 5, tokensPerMinute: 10_000_000 };
    const experience = { answers: 0, outputTokens: 0, latencyP50Ms: 1_000 };
    expect((await estimateReview(review, context({ limits, experience }))).durationMs.low).toBe(120_000);
  });
});
