import { normaliseHeading } from './normalise.ts';

/** A section as far as its identity goes. */
export interface IdentifiedSection {
  readonly id: string;
  readonly heading: string;
  /** Equal for equal text. */
  readonly hash: string;
}

/** How many sections two readings share by heading and text, and how many of these have the same id in both. */
export interface KeptIds {
  readonly unchanged: number;
  readonly kept: number;
}

/** Pairs sections of equal heading and text in order of appearance, and compares their ids. */
export function compareIds(before: readonly IdentifiedSection[], after: readonly IdentifiedSection[]): KeptIds {
  const keyOf = ({ heading, hash }: IdentifiedSection) => `${normaliseHeading(heading)}\n${hash}`;
  const waiting = new Map<string, string[]>();
  for (const section of after) waiting.set(keyOf(section), [...(waiting.get(keyOf(section)) ?? []), section.id]);
  let unchanged = 0;
  let kept = 0;
  for (const section of before) {
    const id = waiting.get(keyOf(section))?.shift();
    if (id === undefined) continue;
    unchanged += 1;
    if (id === section.id) kept += 1;
  }
  return { unchanged, kept };
}
