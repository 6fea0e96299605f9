import { estimateInputTokens, estimateTokens } from '#lib/bedrock';
import { type ClientLimits, costUsd, type Route, type TokenPrices } from '#lib/routing';
import { createActiveReview } from './active-review.ts';
import { isQueued } from './job-fates.ts';
import { reviewWork } from './review-work.ts';
import type { StoredReview } from './store.ts';
import { workRequests } from './work-requests.ts';

/** From what is likely at least to what is likely at most. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What a review would take, before it is begun. */
export interface ReviewEstimate {
  /** Sections with text. */
  readonly sections: number;
  /** Those of them that would be asked; the answers to the others are known. */
  readonly askedSections: number;
  readonly requests: number;
  readonly inputTokens: Range;
  readonly outputTokens: Range;
  /** US dollars; null where a model's price is not known. */
  readonly costUsd: Range | null;
  /** Least time that the limits and the models' usual latency allow, to three times of it. */
  readonly durationMs: Range;
}

/** What is known of the models from before. */
export interface ModelExperience {
  readonly answers: number;
  readonly outputTokens: number;
  readonly latencyP50Ms: number | null;
}

export interface EstimateContext {
  /** A review as it is stored; null where it has been deleted. */
  readonly earlierReview: (reviewId: string) => Promise<StoredReview | null>;
  /** In order of priority. */
  readonly routes: readonly Route[];
  readonly limits: ClientLimits;
  readonly experience: ModelExperience;
}

/** Tokenizers differ by this much from 3.5 characters a token in English prose, down to 3.1 and up to 4.2. */
const TOKENS_LOW = 0.83;
const TOKENS_HIGH = 1.13;
/** So many answers say more than a guess. */
const LEAST_EXPERIENCE = 20;
/** The mean answer of a document differs by this much from that of all documents before it. */
const EXPERIENCED_LOW = 0.6;
const EXPERIENCED_HIGH = 1.6;
/** Without experience: a section without findings that was hardly thought about, to one thought about at length. */
const UNKNOWN_OUTPUT: Range = { low: 150, high: 1_800 };
const UNKNOWN_LATENCY_MS = 8_000;
const WORKERS = 4;
/** Throttles, fallbacks and long answers. */
const SLOW_FACTOR = 3;

/**
 * What the queued sections of a review would take, by the very requests that it would send. Prices are those of the first
 * route to those of the dearest.
 */
export async function estimateReview(review: StoredReview, context: EstimateContext): Promise<ReviewEstimate> {
  const { earlierReview, routes, limits, experience } = context;
  const sections = review.jobs.filter(({ kind, skipReason }) => kind === 'section' && skipReason !== 'no-text');
  const asked = sections.filter(isQueued);
  const active = createActiveReview(
    review,
    () => undefined,
    () => review.review.startedAtMs,
  );
  const works = await Promise.all(asked.map((job) => reviewWork(active, job, earlierReview)));
  const sent = works.flatMap((work) => workRequests(work, () => NONCE, null)).map(({ request }) => request);
  const requests = sent.length;
  const input = sent.reduce((sum, request) => sum + estimateInputTokens(request), 0);
  const [first] = sent;
  const shared = first === undefined ? 0 : estimateTokens(`${first.system}${first.messages[0]?.shared ?? ''}`);
  const perAnswer = outputOfAnswer(experience);
  const inputTokens = { low: Math.round(input * TOKENS_LOW), high: Math.round(input * TOKENS_HIGH) };
  const outputTokens = { low: Math.round(requests * perAnswer.low), high: Math.round(requests * perAnswer.high) };
  const leastMs = leastDurationMs(requests, inputTokens.low + outputTokens.low, limits, experience);
  return {
    sections: sections.length,
    askedSections: asked.length,
    requests,
    inputTokens,
    outputTokens,
    costUsd: costOf(routes, inputTokens, outputTokens, shared * Math.max(0, requests - 1)),
    durationMs: { low: leastMs, high: leastMs * SLOW_FACTOR },
  };
}

/** As long as a real one. */
const NONCE = '0'.repeat(32);

function outputOfAnswer({ answers, outputTokens }: ModelExperience): Range {
  if (answers < LEAST_EXPERIENCE) return UNKNOWN_OUTPUT;
  const mean = outputTokens / answers;
  return { low: mean * EXPERIENCED_LOW, high: mean * EXPERIENCED_HIGH };
}

/** @param cacheableTokens what models that cache need not read anew. */
function costOf(routes: readonly Route[], input: Range, output: Range, cacheableTokens: number): Range | null {
  const prices = routes.map((route) => route.prices);
  const [first] = prices;
  const known = prices.filter((price): price is TokenPrices => price !== undefined);
  if (first === undefined || known.length < prices.length) return null;
  const cached = first.cacheRead < first.input ? Math.min(cacheableTokens * TOKENS_LOW, input.low) : 0;
  return {
    low: costUsd(first, {
      inputTokens: input.low - cached,
      cacheReadTokens: cached,
      cacheWriteTokens: 0,
      outputTokens: output.low,
    }),
    high: Math.max(
      ...known.map((price) =>
        costUsd(price, { inputTokens: input.high, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: output.high }),
      ),
    ),
  };
}

/** What the pace of requests, the token budget and four workers at the models' usual latency need, whichever is most. */
function leastDurationMs(
  requests: number,
  tokens: number,
  limits: ClientLimits,
  { latencyP50Ms }: ModelExperience,
): number {
  // The first minute's worth may go at once.
  const byPace = Math.max(0, Math.ceil(requests / limits.requestsPerMinute) - 1) * 60_000;
  const byTokens = Math.max(0, Math.ceil(tokens / limits.tokensPerMinute) - 1) * 60_000;
  const byLatency = Math.ceil(requests / WORKERS) * (latencyP50Ms ?? UNKNOWN_LATENCY_MS);
  return Math.max(byPace, byTokens, byLatency);
}
