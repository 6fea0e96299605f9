import type { Truth } from './documents/document.ts';
import {
  type Alignment,
  alignHeadings,
  type FoundHeading,
  scoreHeadings,
  shareOfRightParents,
} from './metrics/headings.ts';
import { normaliseHeading } from './metrics/normalise.ts';
import { shareOfSnippets, shareOfWordsInPlace, wordF1 } from './metrics/words.ts';
import type { SystemScore } from './result.ts';
import { contentKey, type KnownStructure } from './truth.ts';

/** A system's answer in one shape: headings with the text under each up to the next, where it has sections. */
export interface SystemAnswer {
  readonly text: string;
  readonly headings: readonly (FoundHeading & { readonly level: number; readonly body: string | null })[];
  readonly elapsedMs: number;
}

/** A score, with what was wrong. */
export interface Scored {
  readonly score: SystemScore;
  readonly missed: readonly string[];
  readonly superfluous: readonly string[];
}

/**
 * Found headings that count. A table of contents lists a part: what comes before its first entry or after its last, and
 * what stands deeper than the entry above it, is neither right nor wrong.
 */
function countedHeadings(
  structure: KnownStructure,
  headings: SystemAnswer['headings'],
  alignment: Alignment,
  keyOf: (heading: string) => string,
): boolean[] {
  const paired = new Set(alignment.map(([, found]) => found));
  const first = alignment[0]?.[1] ?? headings.length;
  const last = alignment.at(-1)?.[1] ?? -1;
  let levelAbove = 0;
  return headings.map(({ path, level }, index) => {
    if (paired.has(index)) {
      levelAbove = level;
      return true;
    }
    if (structure.optional.has(keyOf(path.at(-1) ?? ''))) return false;
    return !structure.isPartial || (index > first && index < last && level <= levelAbove);
  });
}

/** Scores one answer; `null` is a system that found nothing. */
export function scoreAnswer(truth: Truth, structure: KnownStructure, answer: SystemAnswer | null): Scored {
  const keyOf = truth.kind === 'content' ? contentKey : normaliseHeading;
  const headings = answer?.headings ?? [];
  const alignment = alignHeadings(
    structure.headings.map(({ text }) => keyOf(text)),
    headings.map(({ path }) => keyOf(path.at(-1) ?? '')),
  );
  const isCounted = countedHeadings(structure, headings, alignment, keyOf);
  const found = isCounted.filter(Boolean).length;
  const { f1 } = scoreHeadings(structure.headings.length, found, alignment.length);
  const trueIndexes = new Map(alignment.map(([trueIndex, foundIndex]) => [foundIndex, trueIndex]));
  const sections = headings.map(({ body }, index) => ({ trueIndex: trueIndexes.get(index) ?? -1, text: body ?? '' }));
  const hasBodies = structure.bodies !== null && headings.some(({ body }) => body !== null);
  const text = answer?.text ?? '';
  const isContent = truth.kind === 'content';
  const pairedTruths = new Set(alignment.map(([trueIndex]) => trueIndex));
  return {
    score: {
      headings: { truth: structure.headings.length, found, right: alignment.length, f1 },
      rightParents: structure.hasParents ? shareOfRightParents(structure.headings, headings, alignment) : null,
      wordsInPlace: hasBodies ? shareOfWordsInPlace(structure.bodies ?? [], sections) : null,
      wordF1: isContent ? wordF1(truth.mainContent, text) : null,
      withSnippets: isContent ? shareOfSnippets(truth.with, text) : null,
      withoutSnippets: isContent ? shareOfSnippets(truth.without, text) : null,
      elapsedMs: answer?.elapsedMs ?? null,
    },
    missed: structure.headings.filter((_, index) => !pairedTruths.has(index)).map(({ text }) => text),
    superfluous: headings
      .filter((_, index) => isCounted[index] && !trueIndexes.has(index))
      .map(({ path }) => path.at(-1) ?? ''),
  };
}
