import { expect, it } from 'vitest';
import { fakeFinding, fakeReview } from '#tests/fakes/fake-review.ts';
import { INITIAL_PANEL_STATE, type PanelState } from './panel-state.ts';
import { describeProgress } from './progress-words.ts';

const findings = new Map([['a', fakeFinding('a')]]);
const failed = { found: 3, reviewed: 1, skipped: 0, failed: 2 };

it.each<[Partial<PanelState>, string]>([
  [{}, ''],
  [{ pending: 'review' }, 'Reading the document'],
  [{ pending: 'selection' }, 'Reading the selection'],
  [{ review: fakeReview({ status: 'running' }) }, 'no findings so far'],
  [{ review: fakeReview({ status: 'running' }), findings }, '1 finding so far'],
  [{ review: fakeReview({ status: 'stopped' }), findings }, 'Review stopped, 1 finding'],
  [{ review: fakeReview({ status: 'failed' }) }, 'Review failed'],
  [{ review: fakeReview(), findings }, 'Review finished, 1 finding'],
  [{ review: fakeReview({ counts: failed }), findings }, 'Review finished, 1 finding, 2 sections failed'],
])('tells a screen reader where a review stands (%#)', (state, words) => {
  expect(describeProgress({ ...INITIAL_PANEL_STATE, ...state })).toBe(words);
});
