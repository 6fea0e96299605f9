import type { EnginePorts } from '#lib/review';
import type { FakeSectionReviewer } from './fake-section-reviewer.ts';

/**
 * What a review engine needs, all in memory: the first run of a worker at the moment 1,000, with reviews `r1`, `r2`, …, whose
 * every answer the test gives. Nobody listens.
 */
export function fakeEnginePorts(
  store: EnginePorts['store'],
  reviewer: Pick<FakeSectionReviewer, 'review'>,
  over: Partial<EnginePorts> = {},
): EnginePorts {
  let nextId = 0;
  return {
    store,
    owner: 'run-1',
    now: () => 1_000,
    newId: () => `r${++nextId}`,
    reviewerFor: () => reviewer.review,
    reviewerKey: async () => 'reviewer',
    isStopping: () => false,
    publish: () => undefined,
    onBusyChanged: () => undefined,
    ...over,
  };
}
