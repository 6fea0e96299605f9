import { createTextIndex, LEAST_CLOSENESS, locateQuote } from '#lib/anchoring';
import type { AnchorCase, BenchDocument } from './anchor-case.ts';
import { type ClassScore, scoreCases, sumScores, visibleCounts } from './score.ts';

/** Results at one acceptance threshold, over all documents. */
export interface CalibrationStep {
  readonly leastCloseness: number;
  readonly isChosen: boolean;
  readonly scores: readonly ClassScore[];
  /** False anchors in all quotes that are nowhere in their document, 0–1. */
  readonly falseAnchorShare: number;
}

const THRESHOLDS = [0.5, 0.54, 0.58, 0.6, 0.62, 0.66, 0.7, 0.75, 0.8];

/** Share of the quotes of absent classes that were found. */
export function falseAnchorShare(scores: readonly ClassScore[]): number {
  const absent = scores.filter(({ kind }) => kind.startsWith('absent'));
  const quotes = absent.reduce((sum, score) => sum + score.quotes, 0);
  return quotes === 0 ? 0 : absent.reduce((sum, score) => sum + score.falseAnchors, 0) / quotes;
}

/** Runs production at several thresholds. */
export function calibrate(
  documents: readonly { readonly document: BenchDocument; readonly cases: readonly AnchorCase[] }[],
): readonly CalibrationStep[] {
  const prepared = documents.map(({ document, cases }) => ({
    index: createTextIndex(document.text),
    visible: visibleCounts(document.text),
    // The threshold decides on no others.
    cases: cases.filter(({ kind }) => /wrong|absent/.test(kind)),
  }));
  return [...new Set([...THRESHOLDS, LEAST_CLOSENESS])]
    .sort((a, b) => a - b)
    .map((leastCloseness) => {
      const scores = sumScores(
        prepared.flatMap(({ index, visible, cases }) => {
          const answers = cases.map(({ quote }) => {
            const { status, start, end } = locateQuote(index, quote, { leastCloseness });
            return status === 'missing' ? null : { start, end, isSame: status !== 'fuzzy' };
          });
          return scoreCases(visible, cases, answers);
        }),
      );
      return {
        leastCloseness,
        isChosen: leastCloseness === LEAST_CLOSENESS,
        scores,
        falseAnchorShare: falseAnchorShare(scores),
      };
    });
}
