import { isCodeLike } from './code-like.ts';

/** A sentence of prose and where it stands in the text it was found in (UTF-16 offsets, end exclusive). */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A full stop after one of these, after a single initial or after a bare item number ends no sentence. */
const OPEN_END =
  /(?:\b(?:e\.g|i\.e|cf|vs|approx|no|nos|art|arts|sec|para|fig|eq|inc|ltd|co|corp|mr|mrs|ms|dr|st|u\.s|u\.k|resp|incl|viz)\.|(?:^|\s)[A-Z]\.|^\s*\(?(?:\d{1,3}|[a-z])(?:\.\d{1,3})*[.)])\s*$/i;

/** A line this long that goes on in lower case on the next one was wrapped by its author, not ended. */
const WRAPPED_LINE_CHARACTERS = 50;

/** No sentence is longer: a run like this is a dump without full stops, and is cut so that rules stay linear in it. */
const LONGEST_SENTENCE_CHARACTERS = 4_000;

interface Span {
  start: number;
  end: number;
}

/** Runs of text between hard breaks; lines wrapped by hand are one run, lines of code belong to none. */
function proseBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  let open: Span | undefined;
  let lineStart = 0;
  while (lineStart <= text.length) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? text.length : newline;
    const line = text.slice(lineStart, lineEnd);
    if (line.trim() === '' || isCodeLike(line)) {
      open = undefined;
    } else {
      const previous =
        open === undefined ? '' : text.slice(text.lastIndexOf('\n', open.end - 1) + 1, open.end).trimEnd();
      const isWrapped =
        previous.length >= WRAPPED_LINE_CHARACTERS && /[^.:;!?]$/.test(previous) && /^\s*\p{Ll}/u.test(line);
      if (open !== undefined && isWrapped) {
        open.end = lineEnd;
      } else {
        open = { start: lineStart, end: lineEnd };
        blocks.push(open);
      }
    }
    lineStart = lineEnd + 1;
  }
  return blocks;
}

function trimmed(text: string, start: number, end: number): Sentence | undefined {
  const raw = text.slice(start, end);
  const body = raw.trim();
  if (body === '') return undefined;
  const from = start + raw.indexOf(body);
  return { start: from, end: from + body.length, text: body };
}

function pushPieces(text: string, start: number, end: number, sentences: Sentence[]): void {
  let from = start;
  while (from < end) {
    let to = Math.min(end, from + LONGEST_SENTENCE_CHARACTERS);
    const space = to < end ? text.lastIndexOf(' ', to) : -1;
    if (space > from) to = space;
    const sentence = trimmed(text, from, to);
    if (sentence !== undefined) sentences.push(sentence);
    from = to;
  }
}

/** The sentences of a text's prose, in order, without surrounding white space. Never throws; linear in the text. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const block of proseBlocks(text)) {
    // A line break would end the sentence for the segmenter; what is left of them in a block are wrapped lines.
    const body = text.slice(block.start, block.end).replaceAll('\n', ' ');
    let start = 0;
    for (const { segment, index } of segmenter.segment(body)) {
      const end = index + segment.length;
      // Only the tail can hold an abbreviation, and a look at all of a growing run would be quadratic.
      if (
        end < body.length &&
        OPEN_END.test(end - start > 40 ? body.slice(end - 40, end).trimStart() : body.slice(start, end))
      )
        continue;
      pushPieces(text, block.start + start, block.start + end, sentences);
      start = end;
    }
  }
  return sentences;
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}]|['’.-](?=[\p{L}\p{N}]))*/gu;

/** How many words a reader would count; "sub-processor" and "don't" are one each. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
