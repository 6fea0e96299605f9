import { expect, it } from 'vitest';
import { isWorkerStopping } from '#lib/platform/stopping-worker';
import { ProblemError } from '#lib/review';

it('is told from what really went wrong, also when it was wrapped', () => {
  const refused = new Error('No SW');
  expect(isWorkerStopping(refused)).toBe(true);
  expect(isWorkerStopping(new ProblemError({ code: 'internal', detail: '' }, { cause: refused }))).toBe(true);
  expect(isWorkerStopping(new Error('The disk is full'))).toBe(false);
  expect(isWorkerStopping('No SW')).toBe(false);
});
