import * as v from 'valibot';

/**
 * The results of the drive commands as others rely on them: what is named here is there and has this type. More keys may
 * come; none of these may go.
 */
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const name = v.pipe(v.string(), v.minLength(1));
/** An offset in the document's text, or -1 where there is no place. */
const offset = v.pipe(v.number(), v.integer(), v.minValue(-1));
const timing = v.object({ totalMs: amount, longestTaskMs: amount });

/** One line of `outline`. */
export const outlineResultSchema = v.object({
  url: name,
  title: v.string(),
  language: v.string(),
  words: count,
  coverage: v.object({ visibleCharacters: count, sectionCharacters: count, ratio: share }),
  sections: v.array(
    v.object({
      id: name,
      path: v.array(v.string()),
      level: count,
      heading: v.string(),
      text: v.string(),
      words: count,
      hash: name,
    }),
  ),
  timing,
});

/** What `anchor` prints. */
export const anchorResultSchema = v.object({
  results: v.array(
    v.object({
      id: v.string(),
      status: v.picklist(['exact', 'normalized', 'fuzzy', 'missing']),
      text: v.string(),
      start: offset,
      end: offset,
      score: share,
    }),
  ),
  timing,
});

const findingSchema = v.object({
  id: name,
  sectionId: name,
  severity: v.picklist(['critical', 'high', 'medium', 'low', 'info']),
  category: name,
  title: name,
  assessment: v.string(),
  action: v.string(),
  confidence: share,
  evidence: v.object({
    quote: v.string(),
    status: v.picklist(['verified', 'repaired', 'unverified']),
    text: v.string(),
    start: offset,
    end: offset,
  }),
  provenance: v.object({
    routeId: name,
    modelId: name,
    region: name,
    playbook: name,
    promptVersion: name,
    attempts: count,
    startedAt: amount,
    latencyMs: amount,
    inputTokens: count,
    outputTokens: count,
    costUsd: amount,
  }),
});

/** One line of `review`. */
export const reviewResultSchema = v.object({
  url: name,
  title: v.string(),
  provider: v.picklist(['on-device', 'bedrock']),
  coverage: v.object({ found: count, reviewed: count, skipped: count, failed: count }),
  sections: v.array(
    v.variant('status', [
      v.object({
        id: name,
        heading: v.string(),
        status: v.literal('reviewed'),
        risk: v.picklist(['critical', 'high', 'medium', 'low', 'none']),
      }),
      v.object({
        id: name,
        heading: v.string(),
        status: v.picklist(['failed', 'skipped']),
        reason: name,
        risk: v.null(),
      }),
    ]),
  ),
  findings: v.array(findingSchema),
  totals: v.object({
    attempts: count,
    throttles: count,
    inputTokens: count,
    outputTokens: count,
    costUsd: amount,
    elapsedMs: amount,
  }),
});

export type OutlineResult = v.InferOutput<typeof outlineResultSchema>;
export type ReviewResult = v.InferOutput<typeof reviewResultSchema>;
