import { headingNumber } from './numbering.ts';

/** A heading with its place in the tree. */
export interface PlacedHeading {
  readonly heading: string;
  /** 1 for the outermost, without gaps. */
  readonly level: number;
  readonly path: readonly string[];
}

/** A heading as the page gives it. */
export interface GivenHeading {
  readonly heading: string;
  readonly level: number;
  /** Height of its letters in CSS pixels. */
  readonly fontSizePx?: number | undefined;
}

/** More sizes than this are decoration. */
const MOST_SIZES = 4;

/** Ranks by size of letters, the largest 0, where all headings of a page have one level; null where sizes say nothing. */
function ranksBySize(headings: readonly GivenHeading[]): readonly number[] | null {
  const first = headings[0];
  if (headings.length < 3 || headings.some(({ level }) => level !== first?.level)) return null;
  const sizes = headings.map(({ fontSizePx }) => Math.round(fontSizePx ?? 0));
  const distinct = [...new Set(sizes)].sort((a, b) => b - a);
  if (sizes.includes(0) || distinct.length < 2 || distinct.length > MOST_SIZES) return null;
  return sizes.map((size) => distinct.indexOf(size));
}

/**
 * Levels by number where the page gives all its numbered headings the same level although the numbers nest
 * ("1", "1.1", "2" all h2); by size where all headings have one level.
 */
function repairedLevels(headings: readonly GivenHeading[]): readonly number[] {
  const numbers = headings.map(({ heading }) => headingNumber(heading));
  const numbered = headings.filter((_, index) => numbers[index] !== null);
  const depths = new Set(numbers.flatMap((number) => (number === null ? [] : [number.length])));
  const isFlat = numbered.length >= 3 && depths.size > 1 && numbered.every(({ level }) => level === numbered[0]?.level);
  const ranks = isFlat ? null : ranksBySize(headings);
  if (ranks) return headings.map(({ level }, index) => level + (ranks[index] ?? 0) / 16);
  return headings.map(({ level }, index) => {
    const number = numbers[index];
    // Halves keep "1.1" above whatever the page puts one real level deeper.
    return isFlat && number ? level + (number.length - 1) / 16 : level;
  });
}

/** Builds the tree: each heading stands under the nearest one before it with a smaller level. */
export function placeHeadings(headings: readonly GivenHeading[]): readonly PlacedHeading[] {
  const levels = repairedLevels(headings);
  const open: { readonly heading: string; readonly level: number }[] = [];
  return headings.map(({ heading }, index) => {
    const level = levels[index] ?? 1;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    open.push({ heading, level });
    return { heading, level: open.length, path: open.map((entry) => entry.heading) };
  });
}
