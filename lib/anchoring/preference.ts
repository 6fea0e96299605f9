import type { FoldedText } from '#lib/text';
import { foldedForm, foldedIndexAt } from '#lib/text';
import { createEditMatcher } from './edit-distance.ts';

/** What tells equal passages apart. */
export interface ContextHints {
  /** Where the quote stood before, as an offset of the original text. */
  readonly hint?: number | undefined;
  /** Words just before and after the quote, as they were when it was taken. */
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** How well a passage of the folded text fits its context; higher is better. */
export type Preference = (start: number, end: number) => number;

/** Contexts this much alike do not tell two passages apart. */
const SAME_CONTEXT = 0.1;
/** Context less like than this is another one. */
const LEAST_CONTEXT = 0.6;
/** Characters of context that are compared. */
const CONTEXT_LENGTH = 64;

function likeness(text: string, context: string, from: number, to: number): number {
  const match = createEditMatcher(context)(text, Math.max(0, from), Math.min(text.length, to));
  return match ? 1 - match.edits / context.length : 0;
}

/** Makes the preference for a quote; null when nothing is known that could tell passages apart. */
export function preferenceFor(folded: FoldedText, { hint, prefix, suffix }: ContextHints): Preference | null {
  const before = foldedForm(prefix ?? '').slice(-CONTEXT_LENGTH);
  const after = foldedForm(suffix ?? '').slice(0, CONTEXT_LENGTH);
  const place = hint === undefined ? undefined : foldedIndexAt(folded, hint);
  if (place === undefined && !before && !after) return null;
  const length = folded.text.length + 1;
  return (start, end) => {
    let value = 0;
    if (before) value += likeness(folded.text, before, start - before.length - 8, start);
    if (after) value += likeness(folded.text, after, end, end + after.length + 8);
    // Nearness alone decides between passages in equal contexts.
    if (place !== undefined) value += SAME_CONTEXT * (2 - Math.abs(start - place) / length);
    return value;
  };
}

/** The preferred of several passages that are equal otherwise, and whether others are as good. */
export function choose<T extends { readonly start: number; readonly end: number }>(
  places: readonly T[],
  preference: Preference | null,
  hasHint: boolean,
): { readonly place: T; readonly isAmbiguous: boolean } | null {
  const [first] = places;
  if (!first) return null;
  if (places.length === 1 || !preference) return { place: first, isAmbiguous: places.length > 1 };
  const rated = places.map((place) => ({ place, value: preference(place.start, place.end) }));
  rated.sort((a, b) => b.value - a.value);
  const [best, second] = rated;
  if (!best) return null;
  const isClear = best.value >= LEAST_CONTEXT && best.value - (second?.value ?? 0) >= SAME_CONTEXT;
  return { place: best.place, isAmbiguous: !hasHint && !isClear };
}
