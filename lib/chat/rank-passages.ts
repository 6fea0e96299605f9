import { termsOf } from './terms.ts';

/** How soon more of the same word counts for little, and how much longer passages are held back: BM25's usual values. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/** Something to look for, and how much it counts. */
export interface QueryPart {
  readonly text: string;
  readonly weight: number;
}

/**
 * Scores passages by how well they fit a query, with BM25 (Robertson and Zaragoza, 2009). The score of a passage is the
 * sum over the query's distinct terms t, each with the weight w of the part it comes from (the highest counts), of
 *
 *     w · ln(1 + (N − n + ½) / (n + ½)) · f · (k + 1) / (f + k · (1 − b + b · length / mean length))
 *
 * where N is the number of passages, n that of passages with t, f how often t is in this one, k = 1.2 and b = 0.75. A
 * score is 0 where nothing of the query is in the passage, and never negative.
 */
export function scorePassages(passages: readonly string[], query: readonly QueryPart[]): readonly number[] {
  const weights = new Map<string, number>();
  for (const { text, weight } of query) {
    for (const term of termsOf(text)) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  const counted = passages.map((passage) => countTerms(passage, weights));
  const meanLength = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length);
  const found = new Map<string, number>();
  for (const { counts } of counted) for (const term of counts.keys()) found.set(term, (found.get(term) ?? 0) + 1);

  return counted.map(({ counts, length }) => {
    const pressure = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * length) / Math.max(1, meanLength));
    let score = 0;
    for (const [term, count] of counts) {
      const having = found.get(term) ?? 0;
      const rarity = Math.log(1 + (passages.length - having + 0.5) / (having + 0.5));
      score += (weights.get(term) ?? 0) * rarity * ((count * (SATURATION + 1)) / (count + pressure));
    }
    return score;
  });
}

/** How often each term that is looked for is in a passage, and how many terms it has. */
function countTerms(passage: string, wanted: ReadonlyMap<string, number>) {
  const terms = termsOf(passage);
  const counts = new Map<string, number>();
  for (const term of terms) if (wanted.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { counts, length: terms.length };
}
