import * as v from 'valibot';
import { RISK_LEVELS, SEVERITIES } from '#lib/findings';
import type { Report } from './report.ts';
import { webLink } from './web-link.ts';

/** The version of the file's form. A form that older versions cannot read gets the next number. */
export const REVIEW_FILE_VERSION = 1;
/** Says what the file is, whatever it is called. */
export const REVIEW_FILE_FORMAT = 'ai-prism-review';

/** The last moment that a `Date` can name. */
const MAX_TIME_MS = 8.64e15;
const MAX_TEXT_CHARACTERS = 1_000_000;
const MAX_ENTRIES = 100_000;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARACTERS));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MAX_TIME_MS));
const offset = v.pipe(v.number(), v.integer(), v.minValue(-1));
const list = <Schema extends v.GenericSchema>(entry: Schema) => v.pipe(v.array(entry), v.maxLength(MAX_ENTRIES));
const link = v.pipe(
  text,
  v.check((url) => webLink(url) !== null, 'must be a web address'),
);

const decision = v.strictObject({
  state: v.picklist(['open', 'accepted', 'dismissed', 'follow-up']),
  reason: v.exactOptional(text),
  note: v.exactOptional(text),
  decidedAtMs: time,
});

const provenance = v.strictObject({
  routeId: text,
  modelId: text,
  modelName: text,
  region: text,
  playbook: text,
  promptVersion: text,
  attempts: count,
  startedAt: time,
  latencyMs: amount,
  inputTokens: amount,
  outputTokens: amount,
  costUsd: amount,
});

const evidence = v.strictObject({
  quote: text,
  status: v.picklist(['verified', 'repaired', 'unverified']),
  text,
  start: offset,
  end: offset,
});

const finding = v.strictObject({
  id: text,
  sectionId: text,
  severity: v.picklist(SEVERITIES),
  category: text,
  title: text,
  assessment: text,
  action: text,
  confidence: share,
  evidence,
  other: v.exactOptional(evidence),
  place: v.exactOptional(v.strictObject({ prefix: text, suffix: text, codePointStart: count, codePointEnd: count })),
  link: v.exactOptional(link),
  provenance,
  decision: v.exactOptional(decision),
});

const section = v.strictObject({
  id: text,
  kind: v.picklist(['section', 'selection', 'document']),
  heading: text,
  path: list(text),
  level: count,
  words: count,
  status: v.picklist(['queued', 'running', 'reviewed', 'failed', 'skipped']),
  reason: v.exactOptional(v.strictObject({ code: text, words: text })),
  risk: v.exactOptional(v.picklist(RISK_LEVELS)),
});

const review = v.strictObject({
  id: text,
  url: text,
  title: text,
  provider: v.picklist(['on-device', 'bedrock']),
  playbook: text,
  playbookName: v.exactOptional(text),
  status: v.picklist(['running', 'paused', 'stopped', 'done', 'failed']),
  startedAtMs: time,
  endedAtMs: v.exactOptional(time),
  counts: v.strictObject({ found: count, reviewed: count, skipped: count, failed: count }),
  textCoverage: share,
  totals: v.strictObject({
    attempts: count,
    throttles: count,
    inputTokens: amount,
    outputTokens: amount,
    costUsd: amount,
    elapsedMs: amount,
  }),
});

const reportSchema = v.strictObject({
  exportedAtMs: time,
  generator: v.strictObject({ name: text, version: text }),
  review,
  document: v.strictObject({
    language: text,
    characters: count,
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits')),
  }),
  leftOut: count,
  summary: v.exactOptional(v.strictObject({ text, share, provenance })),
  sections: list(section),
  findings: list(finding),
}) satisfies v.GenericSchema<unknown, Report>;

/** A whole review file. */
export const reviewFileSchema = v.strictObject({
  format: v.literal(REVIEW_FILE_FORMAT),
  version: v.literal(REVIEW_FILE_VERSION),
  report: reportSchema,
});

/** What is looked at first: which form the rest has. */
export const reviewFileHeadSchema = v.object({
  format: v.literal(REVIEW_FILE_FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
