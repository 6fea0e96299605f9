import { expect, it } from 'vitest';
import type { ReviewEstimate } from '#lib/review';
import { describeEstimate } from './estimate-words.ts';

const estimate: ReviewEstimate = {
  sections: 12,
  askedSections: 12,
  requests: 13,
  inputTokens: { low: 18_000, high: 24_500 },
  outputTokens: { low: 2_000, high: 15_500 },
  costUsd: { low: 0.08, high: 0.31 },
  durationMs: { low: 32_000, high: 96_000 },
};

it.each([
  ['a first review', {}, '12 sections · 20K–40K tokens · $0.08–$0.31 · about 35 s'],
  ['a review after a change', { askedSections: 1 }, '1 of 12 sections · 20K–40K tokens · $0.08–$0.31 · about 35 s'],
  ['models without a price', { costUsd: null }, '12 sections · 20K–40K tokens · cost not known · about 35 s'],
  ['no change', { askedSections: 0 }, 'Nothing to pay for: no section has changed since the last review.'],
])('says what %s would take', (_name, change, words) => {
  expect(describeEstimate({ ...estimate, ...change })).toBe(words);
});
