/**
 * The form of an answer: plain text, in which a line that begins with `>` is one quoted passage of the document.
 *
 * Lines were chosen over brackets within the text because models write them by themselves, because nothing has to be
 * closed (an answer that breaks off cannot leave a quote open), and because a passage on a line of its own reads well.
 * Each such line is a quote by itself: a passage of several paragraphs is several quotes, each with its own check.
 */
export type AnswerBlock =
  /** Words of the model, line breaks kept; never empty. */
  | { readonly kind: 'text'; readonly text: string }
  /** `index` counts the answer's quotes from 0. An open one is still being written. */
  | { readonly kind: 'quote'; readonly index: number; readonly quote: string; readonly isOpen: boolean };

/** Marks that a model puts around a passage although it was told not to. */
const AROUND: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  '»': '«',
  '‘': '’',
  "'": "'",
};

/** As much indentation as still counts as the beginning of a line. */
const QUOTE_LINE = /^[ \t]{0,3}>+[ \t]?/;
/** The start of a line that may still become a quote. */
const UNDECIDED_LINE = /^[ \t]{0,3}$/;

/**
 * Splits an answer into text and quotes.
 *
 * @param isComplete false while more may follow: a last line that may yet become a quote is then left out, and a quote
 * in it is open.
 */
export function parseAnswer(answer: string, isComplete: boolean): readonly AnswerBlock[] {
  const blocks: AnswerBlock[] = [];
  let text: string[] = [];
  let quotes = 0;

  const endText = () => {
    const words = text
      .join('\n')
      .replace(/^\s*\n/, '')
      .trimEnd();
    if (words.trim() !== '') blocks.push({ kind: 'text', text: words });
    text = [];
  };

  const lines = answer.split('\n');
  lines.forEach((written, index) => {
    const line = written.replace(/\r$/, '');
    const isOpen = !isComplete && index === lines.length - 1;
    if (!QUOTE_LINE.test(line)) {
      if (!isOpen || !UNDECIDED_LINE.test(line)) text.push(line);
      return;
    }
    endText();
    const quote = bareQuote(line, isOpen);
    // `>` alone only sets quotes apart.
    if (quote === '') return;
    blocks.push({ kind: 'quote', index: quotes, quote, isOpen });
    quotes += 1;
  });
  endText();
  return blocks;
}

/** The passage of a quote's line, without the marks around it. */
function bareQuote(line: string, isOpen: boolean): string {
  const passage = line.replace(QUOTE_LINE, '').trim();
  const closing = AROUND[passage.charAt(0)];
  if (closing === undefined) return passage;
  const inner = passage.slice(1, -1);
  // Of a passage with several words in marks they are its own.
  if (passage.length > 1 && passage.endsWith(closing) && !/["“”«»]/.test(inner)) return inner.trim();
  return isOpen ? passage.slice(1) : passage;
}

/** Reads the quotes of an answer while it is being written. */
export interface QuoteReader {
  /** Feeds the next piece; returns the quotes that it completed. */
  readonly push: (piece: string) => readonly string[];
  /** The model has ended the answer: returns the quote that stood in its last line, if any. */
  readonly finish: () => readonly string[];
}

/** Gives the same quotes as `parseAnswer` does of the whole, however the answer is cut into pieces. */
export function createQuoteReader(): QuoteReader {
  let open = '';
  const quotesOf = (lines: string) =>
    parseAnswer(lines, true).flatMap((block) => (block.kind === 'quote' ? [block.quote] : []));
  return {
    push: (piece) => {
      open += piece;
      const end = open.lastIndexOf('\n') + 1;
      const lines = open.slice(0, end);
      open = open.slice(end);
      return quotesOf(lines);
    },
    finish: () => {
      const last = open;
      open = '';
      return quotesOf(last);
    },
  };
}
