import { type FoldedText, isInvisible } from '#lib/text';
import type { TextIndex } from './text-index.ts';
import { trimToWords, withEdgeMarks } from './variants.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A range of the folded text from its first to its last word, widened by the marks at its edges that the quote has, too,
 * in any of its forms. Marks of the block before or after do not belong to it, unless the quote breaks its line there.
 */
export function withQuotedEdges(index: TextIndex, range: Range, quote: string, forms: readonly string[]): Range {
  const folded = index.folded();
  const words = trimToWords(folded.text, range);
  let { start, end } = words;
  for (const form of forms) {
    const edges = withEdgeMarks(folded.text, words, form);
    start = Math.min(start, edges.start);
    end = Math.max(end, edges.end);
  }
  if (!/^[^\p{L}\p{N}]*\n/u.test(quote)) start = afterBreak(index.text, folded, start, words.start);
  if (!/\n[^\p{L}\p{N}]*$/u.test(quote)) end = beforeBreak(index.text, folded, words.end, end);
  return { start, end };
}

function isBreak(text: string, { starts, ends }: FoldedText, at: number): boolean {
  return text.slice(starts[at], ends[at]).includes('\n');
}

/** The first place from `from` on after which no line breaks before `to`. */
function afterBreak(text: string, folded: FoldedText, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (isBreak(text, folded, at)) return at + 1;
  return from;
}

/** The last place up to `to` before which no line breaks from `from` on. */
function beforeBreak(text: string, folded: FoldedText, from: number, to: number): number {
  for (let at = from; at < to; at++) if (isBreak(text, folded, at)) return at;
  return to;
}

/** Takes in characters without width at the edges of a passage of the original text, where the quote has them as well. */
export function withInvisibleEdges(text: string, { start, end }: Range, quote: string): Range {
  let from = start;
  let to = end;
  for (let at = leading(quote) - 1; at >= 0 && from > 0 && text[from - 1] === quote[at]; at--) from -= 1;
  for (let at = trailing(quote); at < quote.length && text[to] === quote[at]; at++) to += 1;
  return { start: from, end: to };
}

/** How many characters without width a quote begins with. */
function leading(quote: string): number {
  let count = 0;
  while (count < quote.length && isInvisible(quote.charCodeAt(count))) count += 1;
  return count;
}

/** Where the characters without width begin that a quote ends with. */
function trailing(quote: string): number {
  let at = quote.length;
  while (at > 0 && isInvisible(quote.charCodeAt(at - 1))) at -= 1;
  return at;
}
