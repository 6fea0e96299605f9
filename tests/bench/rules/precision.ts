import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { CheckedFinding } from './check-documents.ts';

const labelSchema = v.strictObject({
  /** File name without `.md`. */
  document: v.string(),
  rule: v.string(),
  /** Hash of the evidence: no words of the document are kept. */
  evidence: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  verdict: v.picklist(['right', 'wrong']),
  /** The reason in a few words. */
  why: v.string(),
});

/** What a person said of one finding. */
export type Label = v.InferOutput<typeof labelSchema>;

/** How often a rule is right, as far as its sample is labelled. */
export interface RulePrecision {
  readonly rule: string;
  /** Different findings over all documents. */
  readonly findings: number;
  readonly labelled: number;
  readonly right: number;
  /** Share of the labelled ones, and its 95 % interval (Wilson); null when nothing is labelled. */
  readonly precision: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Findings of the sample that nobody has judged. */
  readonly unlabelled: readonly CheckedFinding[];
}

export const SAMPLE_SIZE = 50;
const Z_95 = 1.96;

/** Reads the file of labels. Throws an Error that says what is wrong with it. */
export async function readLabels(file: string): Promise<Label[]> {
  return v.parse(v.array(labelSchema), JSON.parse(await readFile(file, 'utf8')));
}

/** The 95 % interval of a share (Wilson's score), which holds for few cases too. */
export function wilsonInterval(right: number, all: number): { low: number; high: number } {
  if (all === 0) return { low: 0, high: 1 };
  const share = right / all;
  const spread = Z_95 ** 2 / all;
  const middle = share + spread / 2;
  const reach = Z_95 * Math.sqrt((share * (1 - share)) / all + Z_95 ** 2 / (4 * all ** 2));
  return { low: Math.max(0, (middle - reach) / (1 + spread)), high: Math.min(1, (middle + reach) / (1 + spread)) };
}

function order(seed: number, { key }: CheckedFinding): string {
  return createHash('sha256').update(`${seed} ${key}`).digest('hex');
}

/**
 * A sample of one rule's findings, drawn by chance that depends on the seed and the finding alone: when a rule changes,
 * the findings that stay keep their place, and their labels. The same words in two documents are judged once.
 */
export function sampleOf(findings: readonly CheckedFinding[], seed: number): CheckedFinding[] {
  const different = [...new Map(findings.toReversed().map((finding) => [finding.evidence, finding])).values()];
  return different
    .map((finding) => ({ finding, place: order(seed, finding) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, SAMPLE_SIZE)
    .map(({ finding }) => finding);
}

/** The precision of each rule over its sample. */
export function measurePrecision(
  findings: readonly CheckedFinding[],
  labels: readonly Label[],
  rules: readonly string[],
  seed: number,
): RulePrecision[] {
  const verdicts = new Map(labels.map(({ rule, evidence, verdict }) => [`${rule} ${evidence}`, verdict]));
  return rules.map((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    const sample = sampleOf(own, seed);
    const verdictOf = ({ evidence }: CheckedFinding) => verdicts.get(`${rule} ${evidence}`);
    const labelled = sample.filter((finding) => verdictOf(finding) !== undefined);
    const right = labelled.filter((finding) => verdictOf(finding) === 'right').length;
    const isKnown = labelled.length > 0;
    const { low, high } = wilsonInterval(right, labelled.length);
    return {
      rule,
      findings: new Set(own.map(({ evidence }) => evidence)).size,
      labelled: labelled.length,
      right,
      precision: isKnown ? right / labelled.length : null,
      low: isKnown ? low : null,
      high: isKnown ? high : null,
      unlabelled: sample.filter((finding) => verdictOf(finding) === undefined),
    };
  });
}
