import { headingNumber } from './numbering.ts';

/** A heading with its place in the tree. */
export interface PlacedHeading {
  readonly heading: string;
  /** 1 for the outermost, without gaps. */
  readonly level: number;
  readonly path: readonly string[];
}

/**
 * Levels by number where the page gives all its numbered headings the same level although the numbers nest
 * ("1", "1.1", "2" all h2).
 */
function repairedLevels(headings: readonly { readonly heading: string; readonly level: number }[]): readonly number[] {
  const numbers = headings.map(({ heading }) => headingNumber(heading));
  const numbered = headings.filter((_, index) => numbers[index] !== null);
  const depths = new Set(numbers.flatMap((number) => (number === null ? [] : [number.length])));
  const isFlat = numbered.length >= 3 && depths.size > 1 && numbered.every(({ level }) => level === numbered[0]?.level);
  return headings.map(({ level }, index) => {
    const number = numbers[index];
    // Halves keep "1.1" above whatever the page puts one real level deeper.
    return isFlat && number ? level + (number.length - 1) / 16 : level;
  });
}

/** Builds the tree: each heading stands under the nearest one before it with a smaller level. */
export function placeHeadings(
  headings: readonly { readonly heading: string; readonly level: number }[],
): readonly PlacedHeading[] {
  const levels = repairedLevels(headings);
  const open: { readonly heading: string; readonly level: number }[] = [];
  return headings.map(({ heading }, index) => {
    const level = levels[index] ?? 1;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    open.push({ heading, level });
    return { heading, level: open.length, path: open.map((entry) => entry.heading) };
  });
}
