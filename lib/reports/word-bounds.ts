/** UTF-16 offsets of a text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where words and blocks of a document's text begin and end. */
export interface WordBounds {
  /** The range without white space at its ends and with the words it cuts; null when nothing is left. */
  readonly wholeWords: (span: Span) => Span | null;
  /** Whether the range stands in one block: one line, or one cell of a table. */
  readonly isOneBlock: (span: Span) => boolean;
  /** Start of the `count` words before an offset, in its block or, when it begins its block, in the one before. */
  readonly before: (offset: number, count: number) => number;
  /** End of the `count` words after an offset, likewise. */
  readonly after: (offset: number, count: number) => number;
  /** The first words of a range, at most its first block. */
  readonly head: (span: Span, count: number) => Span;
  /** The last words of a range, at most its last block. */
  readonly tail: (span: Span, count: number) => Span;
}

/** How far around an offset words are looked for: blocks can be long, and context is a few words. */
const WINDOW_CHARACTERS = 200;
/** What separates blocks and cells in a document's text. */
const BREAK = /[\n\t]/;

export function createWordBounds(text: string, language: string): WordBounds {
  const segmenter = new Intl.Segmenter(usable(language), { granularity: 'word' });

  function blockAround(offset: number): Span {
    let start = offset;
    while (start > 0 && offset - start < WINDOW_CHARACTERS && !BREAK.test(text[start - 1] ?? '')) start -= 1;
    let end = offset;
    while (end < text.length && end - offset < WINDOW_CHARACTERS && !BREAK.test(text[end] ?? '')) end += 1;
    return { start, end };
  }

  function wordsIn({ start, end }: Span): Span[] {
    return [...segmenter.segment(text.slice(start, end))]
      .filter(({ isWordLike }) => isWordLike === true)
      .map(({ index, segment }) => ({ start: start + index, end: start + index + segment.length }));
  }

  /** The word that an offset cuts, if it cuts one. */
  function wordAcross(offset: number): Span | undefined {
    if (/^\s|\s$|^.?$/.test(text.slice(Math.max(0, offset - 1), offset + 1))) return undefined;
    return wordsIn(blockAround(offset)).find(({ start, end }) => start < offset && offset < end);
  }

  function skipSpace(offset: number, step: 1 | -1): number {
    let at = offset;
    const next = () => text[step === 1 ? at : at - 1] ?? '';
    while (next() !== '' && /\s/.test(next())) at += step;
    return at;
  }

  return {
    wholeWords: (span) => {
      const start = skipSpace(span.start, 1);
      const end = skipSpace(span.end, -1);
      if (end <= start) return null;
      return { start: wordAcross(start)?.start ?? start, end: wordAcross(end)?.end ?? end };
    },
    isOneBlock: ({ start, end }) => !BREAK.test(text.slice(start, end)),
    before: (offset, count) => {
      if (count === 0) return offset;
      const at = skipSpace(offset, -1);
      return wordsIn({ start: blockAround(at).start, end: at }).at(-count)?.start ?? firstWord(at);
    },
    after: (offset, count) => {
      if (count === 0) return offset;
      const at = skipSpace(offset, 1);
      return wordsIn({ start: at, end: blockAround(at).end })[count - 1]?.end ?? lastWord(at);
    },
    head: ({ start, end }, count) => {
      const block = { start, end: Math.min(end, blockAround(start).end) };
      return { start, end: wordsIn(block)[count - 1]?.end ?? skipSpace(block.end, -1) };
    },
    tail: ({ start, end }, count) => {
      const block = { start: Math.max(start, blockAround(end).start), end };
      return { start: wordsIn(block).at(-count)?.start ?? skipSpace(block.start, 1), end };
    },
  };

  /** Of a block with too few words: all that stand before the offset, or the offset where there are none. */
  function firstWord(at: number): number {
    return wordsIn({ start: blockAround(at).start, end: at })[0]?.start ?? at;
  }

  function lastWord(at: number): number {
    return wordsIn({ start: at, end: blockAround(at).end }).at(-1)?.end ?? at;
  }
}

/** A page may claim any language; one that is not a language tag, or unknown, counts as none. */
function usable(language: string): string | undefined {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0];
  } catch {
    return undefined;
  }
}
