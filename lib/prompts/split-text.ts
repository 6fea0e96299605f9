/** A piece of a section's text, small enough for one request. */
export interface TextPart {
  readonly text: string;
  /** UTF-16 offset in the section's text. */
  readonly start: number;
}

/**
 * Longest text for one request: some 2,000 words, which leaves the answer room and keeps one failure cheap. Longer
 * sections are reviewed part by part.
 */
export const MAX_PART_CHARACTERS = 14_000;

/**
 * Splits a long text where a block ends (a line break), else where a sentence ends, else at white space; parts tile
 * the text, so nothing is lost or repeated. A text within the limit is one part.
 * @param maxCharacters at least 1.
 */
export function splitText(text: string, maxCharacters: number): readonly TextPart[] {
  const parts: TextPart[] = [];
  let start = 0;
  while (text.length - start > maxCharacters) {
    const end = start + breakBefore(text.slice(start, start + maxCharacters));
    parts.push({ text: text.slice(start, end), start });
    start = end;
  }
  parts.push({ text: text.slice(start), start });
  return parts;
}

/** The length of the piece that ends at the best break of a window: in its second half, or the window's own end. */
function breakBefore(window: string): number {
  const half = Math.floor(window.length / 2);
  const block = window.lastIndexOf('\n') + 1;
  if (block > half) return block;
  const sentence = Math.max(...['. ', '! ', '? ', '。'].map((mark) => window.lastIndexOf(mark) + mark.length));
  if (sentence > half) return sentence;
  const space = window.lastIndexOf(' ') + 1;
  if (space > half) return space;
  // Never between the halves of a surrogate pair.
  const last = window.charCodeAt(window.length - 1);
  return last >= 0xd800 && last <= 0xdbff && window.length > 1 ? window.length - 1 : window.length;
}
