import { isInvisible, isSpace } from './characters.ts';

/** A text with its differences of form taken out, and the way back to the original. */
export interface FoldedText {
  readonly text: string;
  /** `starts[i]`: offset in the original of the character that unit `i` of the folded text came from. */
  readonly starts: Uint32Array;
  /** `ends[i]`: where that character (with its marks, or the run of white space) ends in the original. */
  readonly ends: Uint32Array;
}

const APOSTROPHE = 0x27;
const QUOTE = 0x22;
const HYPHEN = 0x2d;

/** Pieces of 8,192 units made into text between two chances to pause. */
const PIECES_PER_STEP = 8;

/** Typographic marks whose form a writer, an editor or a model changes freely. */
const SAME_MARK = new Map<number, number>();
for (const mark of '‘’‚‛′ʼʹ`´') SAME_MARK.set(mark.charCodeAt(0), APOSTROPHE);
for (const mark of '“”„‟″«»〝〞') SAME_MARK.set(mark.charCodeAt(0), QUOTE);
for (const mark of '‐‑‒–—―−⁃﹘﹣－') SAME_MARK.set(mark.charCodeAt(0), HYPHEN);

/** Combining marks in the planes that real text uses, and Hangul vowels and finals, which join the character before. */
function joinsPrevious(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x1160 && code <= 0x11ff) ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x1dc0 && code <= 0x1dff) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0x3099 && code <= 0x309a) ||
    (code >= 0xfe20 && code <= 0xfe2f)
  );
}

class Output {
  private codes: Uint16Array;
  private starts: Uint32Array;
  private ends: Uint32Array;
  length = 0;

  constructor(capacity: number) {
    this.codes = new Uint16Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
  }

  add(code: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.grow();
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  extendLast(end: number): void {
    this.ends[this.length - 1] = end;
  }

  endsWithSpace(): boolean {
    return this.length > 0 && this.codes[this.length - 1] === 32;
  }

  *finishInSteps(): Generator<undefined, FoldedText> {
    const pieces: string[] = [];
    const pieceUnits = 8192;
    const { codes, length } = this;
    for (let at = 0; at < length; at += pieceUnits) {
      const piece = codes.subarray(at, Math.min(at + pieceUnits, length));
      pieces.push(String.fromCharCode.apply(null, piece as unknown as number[]));
      if (pieces.length % PIECES_PER_STEP === 0) yield;
    }
    const text = pieces.join('');
    yield;
    return { text, starts: this.starts.subarray(0, length), ends: this.ends.subarray(0, length) };
  }

  private grow(): void {
    const capacity = Math.max(16, this.codes.length * 2);
    const codes = new Uint16Array(capacity);
    codes.set(this.codes);
    const starts = new Uint32Array(capacity);
    starts.set(this.starts);
    const ends = new Uint32Array(capacity);
    ends.set(this.ends);
    this.codes = codes;
    this.starts = starts;
    this.ends = ends;
  }
}

/** Folds the non-ASCII character cluster at `at`, and says where it ends. */
function foldCluster(text: string, at: number, output: Output): number {
  const code = text.charCodeAt(at);
  let end = at + (code >= 0xd800 && code <= 0xdbff && at + 1 < text.length ? 2 : 1);
  while (end < text.length && joinsPrevious(text.charCodeAt(end))) end += 1;
  const form = text.slice(at, end).normalize('NFKC').toLowerCase();
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i);
    if (isSpace(unit)) addSpace(output, at, end);
    else if (unit === 0x3c2) output.add(0x3c3, at, end);
    else if (!isInvisible(unit)) output.add(SAME_MARK.get(unit) ?? unit, at, end);
  }
  return end;
}

function addSpace(output: Output, start: number, end: number): void {
  if (output.endsWithSpace()) output.extendLast(end);
  else output.add(32, start, end);
}

/**
 * Takes out what does not change the words: a run of white space becomes one space; quotation marks, apostrophes and
 * dashes take their ASCII form; soft hyphens, zero-width characters and bidi marks go; compatibility forms (ligatures,
 * full-width letters, no-break spaces, the ellipsis character) are resolved by NFKC; letters become lower case. Line
 * breaks are white space. Folding a folded text changes nothing. Linear in the length of the text.
 */
export function foldText(text: string): FoldedText {
  const steps = foldTextInSteps(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What {@link foldText} makes of a text, without the way back: quicker for short texts. */
export function foldedForm(text: string): string {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 126) return foldText(text).text;
  return text.toLowerCase().replaceAll('`', "'").replace(/\s+/g, ' ');
}

/** Units folded between two chances to pause: about a millisecond. */
const UNITS_PER_STEP = 25_000;

/** Folds as {@link foldText} does, in steps; a caller may pause at each. */
export function* foldTextInSteps(text: string): Generator<undefined, FoldedText> {
  const output = new Output(text.length);
  let at = 0;
  let pauseAt = UNITS_PER_STEP;
  while (at < text.length) {
    if (at >= pauseAt) {
      pauseAt = at + UNITS_PER_STEP;
      yield;
    }
    const code = text.charCodeAt(at);
    const nextJoins =
      at + 1 < text.length && text.charCodeAt(at + 1) >= 0x300 && joinsPrevious(text.charCodeAt(at + 1));
    if (code < 128 && !nextJoins) {
      if (isSpace(code)) addSpace(output, at, at + 1);
      else if (code >= 65 && code <= 90) output.add(code + 32, at, at + 1);
      else output.add(code === 0x60 ? APOSTROPHE : code, at, at + 1);
      at += 1;
    } else if (isSpace(code)) {
      addSpace(output, at, at + 1);
      at += 1;
    } else if (isInvisible(code)) {
      at += 1;
    } else if (SAME_MARK.has(code)) {
      output.add(SAME_MARK.get(code) ?? code, at, at + 1);
      at += 1;
    } else {
      at = foldCluster(text, at, output);
    }
  }
  return yield* output.finishInSteps();
}

/** The original's range for a range of the folded text; an empty range stays empty. */
export function unfoldRange(folded: FoldedText, start: number, end: number): { start: number; end: number } {
  const from = folded.starts[start] ?? folded.ends[folded.ends.length - 1] ?? 0;
  if (end <= start) return { start: from, end: from };
  return { start: from, end: folded.ends[end - 1] ?? from };
}

/** Index of the first unit of the folded text that came from `offset` of the original or after it. */
export function foldedIndexAt(folded: FoldedText, offset: number): number {
  let low = 0;
  let high = folded.starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((folded.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
