import { normaliseHeading } from './normalise.ts';

/** A heading that a document is known to have. */
export interface TrueHeading {
  readonly text: string;
  /** Index of the heading it stands under, or -1. */
  readonly parent: number;
}

/** A heading that a system found: its own text last, those above it before. */
export interface FoundHeading {
  readonly path: readonly string[];
}

/** Which found heading is which true one: pairs of indexes, both rising. */
export type Alignment = readonly (readonly [truth: number, found: number])[];

/** Precision, recall and their harmonic mean, each 0–1. */
export interface HeadingScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** The longest common subsequence of two lists of headings: right text in the right order. */
export function alignHeadings(truth: readonly string[], found: readonly string[]): Alignment {
  const a = truth.map(normaliseHeading);
  const b = found.map(normaliseHeading);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const width = b.length - start + 1;
  const height = a.length - start + 1;
  const lengths = new Uint16Array(width * height);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = height - 2; i >= 0; i--) {
    for (let j = width - 2; j >= 0; j--) {
      lengths[i * width + j] =
        a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = Array.from({ length: start }, (_, index) => [index, index]);
  for (let i = 0, j = 0; i < height - 1 && j < width - 1; ) {
    if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Scores an alignment; a document without headings in which none is found is right. */
export function scoreHeadings(truth: number, found: number, right: number): HeadingScore {
  const precision = found === 0 ? (truth === 0 ? 1 : 0) : right / found;
  const recall = truth === 0 ? 1 : right / truth;
  const f1 = truth + found === 0 ? 1 : (2 * right) / (truth + found);
  return { precision, recall, f1 };
}

/**
 * Share of the true headings that stand under the right one. Found headings that are in no pair are looked through: what
 * stands under a title that the truth does not list stands under nothing.
 */
export function shareOfRightParents(
  truth: readonly TrueHeading[],
  found: readonly FoundHeading[],
  alignment: Alignment,
): number {
  if (truth.length === 0) return 1;
  const listed = new Map<string, Set<number>>();
  let right = 0;
  for (const [trueIndex, foundIndex] of alignment) {
    const path = (found[foundIndex]?.path ?? []).map(normaliseHeading);
    const own = path.pop() ?? '';
    const above = path.findLast((heading) => listed.has(heading));
    const parent = truth[trueIndex]?.parent ?? -1;
    if (parent < 0 ? above === undefined : above !== undefined && listed.get(above)?.has(parent)) right += 1;
    listed.set(own, (listed.get(own) ?? new Set()).add(trueIndex));
  }
  return right / truth.length;
}
