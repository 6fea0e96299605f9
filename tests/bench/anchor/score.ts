import type { AnchorCase, Located, Passage } from './anchor-case.ts';

/** From this overlap on, a passage is the right one. */
const RIGHT_OVERLAP = 0.8;
/** From this overlap on, its bounds are exact: they differ in no more than a mark at an edge of a long passage. */
const EXACT_OVERLAP = 0.995;

/** How one answer is judged. */
export type Verdict = 'exact' | 'right' | 'wrong-place' | 'abstained';

/** Counts visible characters before each offset, so that white space at the edges does not matter. */
export function visibleCounts(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) counts[i + 1] = (counts[i] ?? 0) + (/\s/.test(text[i] ?? '') ? 0 : 1);
  return counts;
}

/** Intersection over union of two passages, in visible characters. */
export function overlap(visible: Uint32Array, a: Passage, b: Passage): number {
  const size = (start: number, end: number) => (end > start ? (visible[end] ?? 0) - (visible[start] ?? 0) : 0);
  const common = size(Math.max(a.start, b.start), Math.min(a.end, b.end));
  const union = size(a.start, a.end) + size(b.start, b.end) - common;
  return union === 0 ? 0 : common / union;
}

/** Judges the answer for a quote that is in the document. */
export function judge(visible: Uint32Array, truth: Passage, located: Located | null): Verdict {
  if (!located) return 'abstained';
  const share = overlap(visible, truth, located);
  if (share >= EXACT_OVERLAP) return 'exact';
  return share >= RIGHT_OVERLAP ? 'right' : 'wrong-place';
}

/** Results of one method for one class of quotes in one document. */
export interface ClassScore {
  readonly kind: string;
  readonly isNegative: boolean;
  readonly quotes: number;
  /** Overlap of 0.8 or more, those with exact bounds included. */
  readonly right: number;
  readonly exact: number;
  readonly wrongPlace: number;
  readonly abstained: number;
  /** Of quotes that are nowhere in the document: how many were found. */
  readonly falseAnchors: number;
  /** Of quotes that say something else than the passage: how many were called the same words. */
  readonly calledSame: number;
}

/** Adds the answers for the cases of one document up, class by class. */
export function scoreCases(
  visible: Uint32Array,
  cases: readonly AnchorCase[],
  answers: readonly (Located | null)[],
): readonly ClassScore[] {
  const scores = new Map<string, { -readonly [Key in keyof ClassScore]: ClassScore[Key] }>();
  for (const [order, { kind, truth, isTurned }] of cases.entries()) {
    const answer = answers[order] ?? null;
    const score = scores.get(kind) ?? {
      kind,
      isNegative: truth === null,
      quotes: 0,
      right: 0,
      exact: 0,
      wrongPlace: 0,
      abstained: 0,
      falseAnchors: 0,
      calledSame: 0,
    };
    scores.set(kind, score);
    score.quotes += 1;
    if (isTurned && answer?.isSame) score.calledSame += 1;
    if (truth === null) {
      if (answer) score.falseAnchors += 1;
      continue;
    }
    const verdict = judge(visible, truth, answer);
    if (verdict === 'exact') score.exact += 1;
    if (verdict === 'exact' || verdict === 'right') score.right += 1;
    if (verdict === 'wrong-place') score.wrongPlace += 1;
    if (verdict === 'abstained') score.abstained += 1;
  }
  return [...scores.values()];
}

/** Adds scores of several documents up, class by class. */
export function sumScores(scores: readonly ClassScore[]): readonly ClassScore[] {
  const sums = new Map<string, ClassScore>();
  for (const score of scores) {
    const sum = sums.get(score.kind);
    sums.set(
      score.kind,
      sum
        ? {
            ...sum,
            quotes: sum.quotes + score.quotes,
            right: sum.right + score.right,
            exact: sum.exact + score.exact,
            wrongPlace: sum.wrongPlace + score.wrongPlace,
            abstained: sum.abstained + score.abstained,
            falseAnchors: sum.falseAnchors + score.falseAnchors,
            calledSame: sum.calledSame + score.calledSame,
          }
        : score,
    );
  }
  return [...sums.values()];
}
