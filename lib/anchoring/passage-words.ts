import { tokenize } from './tokens.ts';

/** What a word is beside the words that carry the meaning. */
export type WordRole =
  | 'word'
  /** A reference mark: "[12]", "[RFC9110]", a raised figure of its own. */
  | 'mark'
  /** A number before a list item or a heading. */
  | 'number';

/** A word of a passage or of a quote. */
export interface PassageWord {
  /** Folded. */
  readonly text: string;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
  readonly role: WordRole;
  /** What it counts: one, or its share of "built-in", "v1.2" and what else is written without spaces. */
  readonly weight: number;
}

const MARK =
  /\[(?:\d{1,3}|[a-z]|[a-z][a-z-]*\d[\w.-]*|[a-z]+(?:-[a-z]+)+|(?:note|nb|fn)\.? ?\d{1,3}|citation needed|edit)\]/g;
const LIST_NUMBER = /^[\s>*#|-]*[([]?(?:\d{1,3}(?:[.)]\d{1,3})+[.)]?|(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)])(?=\s)/;

/** Whether only marks stand between two words; words of a script without spaces, which touch, are each their own. */
export function isTogether(text: string, end = 0, start = 0): boolean {
  return start > end && !text.slice(end, start).includes(' ');
}

/**
 * The words between two offsets of a folded text.
 *
 * @param isLineStart whether a line begins at an offset of the folded text: numbers before list items stand there.
 */
export function passageWords(
  text: string,
  from: number,
  to: number,
  isLineStart: (at: number) => boolean,
): readonly PassageWord[] {
  const passage = text.slice(from, to);
  const tokens = tokenize(passage);
  const marks = passage.includes('[')
    ? [...passage.matchAll(MARK)].map((match) => [match.index, match.index + match[0].length] as const)
    : [];
  const words: PassageWord[] = [];
  let groupEnd = 0;
  let weight = 1;
  let numberEnd = -1;
  for (let i = 0; i < tokens.count; i++) {
    const start = tokens.starts[i] ?? 0;
    const end = tokens.ends[i] ?? 0;
    const before = i === 0 ? 0 : (tokens.ends[i - 1] ?? 0);
    // A list number can stand only where the first word of a line does.
    if (start >= numberEnd && isLineStart(from + start)) {
      const lead = passage.slice(before, start).search(/\S*$/);
      const number = LIST_NUMBER.exec(passage.slice(before + Math.max(0, lead), start + 24));
      if (number) numberEnd = before + Math.max(0, lead) + number[0].length;
    }
    if (i >= groupEnd) {
      groupEnd = i + 1;
      while (groupEnd < tokens.count && isTogether(passage, tokens.ends[groupEnd - 1], tokens.starts[groupEnd]))
        groupEnd += 1;
      weight = 1 / (groupEnd - i);
    }
    const isMark = marks.some(([markStart, markEnd]) => markStart <= start && end <= markEnd);
    const role = isMark ? 'mark' : start < numberEnd ? 'number' : 'word';
    words.push({ text: passage.slice(start, end), start: from + start, end: from + end, role, weight });
  }
  return words;
}
