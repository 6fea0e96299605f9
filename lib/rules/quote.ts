import type { Sentence } from './sentences.ts';

/** Longer quotes are hard to take in beside the page. */
export const LONGEST_QUOTE = 300;

export interface Quote {
  readonly quote: string;
  readonly at: { readonly start: number; readonly end: number };
}

function isInsidePair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** The last place before `target`, not before `earliest`, at which a clause (or else a word) begins. */
function clauseStart(text: string, earliest: number, target: number): number {
  const window = text.slice(earliest, target);
  const clause = window.search(/(?<=[,;:()–—]\s+)\S/u);
  if (clause !== -1) return earliest + clause;
  const word = window.search(/(?<=\s)\S/u);
  return word === -1 ? target : earliest + word;
}

/** The end of the last whole clause (or else word) between `target` and `latest`. */
function clauseEnd(text: string, target: number, latest: number): number {
  const window = text.slice(target, latest);
  const clause = Math.max(window.lastIndexOf(', '), window.lastIndexOf('; '), window.lastIndexOf(': '));
  if (clause > window.length / 2) return target + clause;
  const space = window.search(/\s\S*$/u);
  return space === -1 ? target : target + space;
}

/**
 * The words to show for a hit at `start`–`end` (offsets in the section): its whole sentence, or the clauses around it
 * when the sentence is longer than `LONGEST_QUOTE`. A plain slice of `text`, never cutting a surrogate pair.
 */
export function quoteAround(text: string, sentence: Sentence, start: number, end: number): Quote {
  let from = sentence.start;
  let to = sentence.end;
  if (to - from > LONGEST_QUOTE) {
    const spare = Math.max(0, LONGEST_QUOTE - (end - start));
    const earliest = Math.max(sentence.start, start - Math.floor(spare / 2));
    if (earliest > sentence.start) from = clauseStart(text, earliest, start);
    const latest = Math.min(sentence.end, Math.max(end, from + LONGEST_QUOTE));
    to = latest < sentence.end ? clauseEnd(text, end, latest) : sentence.end;
    if (isInsidePair(text, from)) from -= 1;
    if (isInsidePair(text, to)) to += 1;
  }
  return { quote: text.slice(from, to), at: { start: from, end: to } };
}
