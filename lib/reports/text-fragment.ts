import { foldedIndexAt, foldText } from '#lib/text';
import { createWordBounds, type Span } from './word-bounds.ts';

/** A quote that is longer is given by its first and last words. */
const MAX_EXACT_CHARACTERS = 300;
/** Words of context on each side, and words at each end of a long quote: tried in turn until the place is the only one. */
const CONTEXT_WORDS = [0, 2, 4, 8] as const;
const END_WORDS = [4, 8, 16] as const;
/**
 * Characters of the document that are searched for other places, over all quotes. Beyond it, as with thousands of
 * quotes in a book, links get context without a look at whether they need it.
 */
const SEARCH_BUDGET = 200_000_000;
const UNSEARCHED_CONTEXT_WORDS = 4;

interface Candidate {
  /** From the first word of the prefix to the last of the suffix. */
  readonly outer: Span;
  readonly quote: Span;
  /** First and last words of a long quote; null where the quote stands as it is. */
  readonly ends: { readonly head: Span; readonly tail: Span } | null;
}

/**
 * Makes text directives (`text=prefix-,start,end,-suffix`, see https://wicg.github.io/scroll-to-text-fragment/) for
 * ranges of a document's text. Browsers match whole words, each part within one block, and take the first match: a
 * directive is lengthened until it matches only there. Null for an empty range.
 */
export function createFragmentMaker(text: string, language: string): (start: number, end: number) => string | null {
  const folded = foldText(text);
  const bounds = createWordBounds(text, language);
  let searched = 0;

  function find(span: Span, from: number): number {
    const at = folded.text.indexOf(foldText(text.slice(span.start, span.end)).text.trim(), from);
    searched += (at === -1 ? folded.text.length : at) - from;
    return at;
  }

  function isOnlyPlace(span: Span): boolean {
    const first = find(span, 0);
    return find(span, first + 1) === -1;
  }

  function leadsThere({ outer, quote, ends }: Candidate): boolean {
    if (ends === null) return isOnlyPlace(outer);
    if (!isOnlyPlace({ start: outer.start, end: ends.head.end })) return false;
    const tail = { start: ends.tail.start, end: outer.end };
    const after = foldedIndexAt(folded, ends.head.end);
    return quote.end > ends.head.end && find(tail, after) === foldedIndexAt(folded, tail.start);
  }

  function candidate(quote: Span, context: number, endWords: number): Candidate {
    const outer = { start: bounds.before(quote.start, context), end: bounds.after(quote.end, context) };
    const isWhole = quote.end - quote.start <= MAX_EXACT_CHARACTERS && bounds.isOneBlock(quote);
    const ends = isWhole ? null : { head: bounds.head(quote, endWords), tail: bounds.tail(quote, endWords) };
    return { outer, quote, ends };
  }

  function best(quote: Span): Candidate {
    if (searched > SEARCH_BUDGET) return candidate(quote, UNSEARCHED_CONTEXT_WORDS, END_WORDS[0]);
    const isWhole = candidate(quote, 0, END_WORDS[0]).ends === null;
    let last = candidate(quote, 0, END_WORDS[0]);
    for (const endWords of isWhole ? [0] : END_WORDS) {
      for (const context of CONTEXT_WORDS) {
        last = candidate(quote, context, endWords);
        if (leadsThere(last)) return last;
      }
    }
    return last;
  }

  function write({ outer, quote, ends }: Candidate): string {
    const words = (start: number, end: number) => encodeWords(text.slice(start, end));
    const prefix = words(outer.start, quote.start);
    const suffix = words(quote.end, outer.end);
    const parts =
      ends === null
        ? [words(quote.start, quote.end)]
        : [words(ends.head.start, ends.head.end), words(ends.tail.start, ends.tail.end)];
    return `text=${[...(prefix === '' ? [] : [`${prefix}-`]), ...parts, ...(suffix === '' ? [] : [`-${suffix}`])].join(',')}`;
  }

  return (start, end) => {
    const quote = bounds.wholeWords({ start, end });
    return quote === null ? null : write(best(quote));
  };
}

/** `-`, `,` and `&` have a meaning in a directive; all but the first are encoded anyway. */
function encodeWords(words: string): string {
  return encodeURIComponent(words.replace(/\s+/g, ' ').trim().toWellFormed()).replaceAll('-', '%2D');
}
