import { foldText, unfoldRange } from '#lib/text';

/** How words were hidden from people's eyes and kept for machines. */
export type Disguise = 'none' | 'look-alikes' | 'digits' | 'spaced' | 'rot13' | 'reversed' | 'base64' | 'invisible';

/** A text as a machine might read it, and the way back to the text itself. */
export interface ReadableText {
  readonly disguise: Disguise;
  /** Lower case, one white space between words, `¶` where a line begins that does not go on with the last one. */
  readonly text: string;
  /** The place in the original of a range here; UTF-16 offsets, end exclusive. */
  readonly placeOf: (start: number, end: number) => { readonly start: number; readonly end: number };
}

const LOOK_ALIKES = new Map(
  [...'аaеeоoрpсcуyхxіiјjѕsԁdһhӏlοoαaνvρpιiτtκkεe'].flatMap((letter, index, all) =>
    index % 2 === 0 ? [[letter, all[index + 1] ?? ''] as const] : [],
  ),
);
const DIGITS = new Map(
  [...'0o1i3e4a5s7t@a$s!i'].flatMap((letter, index, all) =>
    index % 2 === 0 ? [[letter, all[index + 1] ?? ''] as const] : [],
  ),
);
const ROT13 = new Map(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, index, all) => [letter, all[(index + 13) % 26] ?? '']),
);

/** Lines that go on in lower case were wrapped; the others begin something. One unit for one: offsets stay. */
const LINE_START = /\n(?=\s*[^\s\p{Ll}])/gu;

/** Words that mix scripts, or letters and digits, as honest ones seldom do. */
const MIXED_SCRIPTS = /[a-z][\u0370-\u058f]|[\u0370-\u058f][a-z]/;
const DIGITS_IN_WORDS = /[a-z][0134578@$!][a-z]/;
/** What an order to a machine hardly does without: a disguised text with none of these is none. */
const TELLING = /\b(?:ignore|disregard|forget|instructions?|prompt|reveal|assistant|findings)\b/;

/** Letters with single spaces between them: four at least. */
const SPACED = /(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*]){3,}\p{L}(?![\p{L}\p{N}])/gu;
const BASE64 = /[A-Za-z0-9+/]{24,}={0,2}/g;
/** Characters of the plane of tags, which no font shows; the last seven bits are ASCII. */
const INVISIBLE = /(?:\udb40[\udc20-\udc7e]){6,}/g;

/** All the ways in which a text may be read. Linear in its length. */
export function readingsOf(text: string): readonly ReadableText[] {
  const folded = foldText(text.replace(LINE_START, '¶'));
  const plain: ReadableText = {
    disguise: 'none',
    text: folded.text,
    placeOf: (start, end) => unfoldRange(folded, start, end),
  };
  return [
    plain,
    ...(MIXED_SCRIPTS.test(plain.text) ? [substituted(plain, 'look-alikes', LOOK_ALIKES)] : []),
    ...(DIGITS_IN_WORDS.test(plain.text) ? [substituted(plain, 'digits', DIGITS)] : []),
    ...[substituted(plain, 'rot13', ROT13), reversed(plain)].filter((reading) => TELLING.test(reading.text)),
    ...spaced(text),
    ...encoded(text, 'base64', BASE64, fromBase64),
    ...encoded(text, 'invisible', INVISIBLE, fromTags),
  ];
}

/** The same text with some letters taken for others. */
function substituted(plain: ReadableText, disguise: Disguise, letters: ReadonlyMap<string, string>): ReadableText {
  const characters = Array.from({ length: plain.text.length }, (_, index) => plain.text.charAt(index));
  return { ...plain, disguise, text: characters.map((letter) => letters.get(letter) ?? letter).join('') };
}

function reversed({ text, placeOf }: ReadableText): ReadableText {
  const { length } = text;
  return {
    disguise: 'reversed',
    text: Array.from({ length }, (_, index) => text.charAt(length - 1 - index)).join(''),
    placeOf: (start, end) => placeOf(length - end, length - start),
  };
}

/** From the first to the last word whose letters were set apart, with nothing between the letters. */
function spaced(text: string): ReadableText[] {
  const runs = [...text.matchAll(SPACED)];
  const [first] = runs;
  const last = runs.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = first.index;
  const end = last.index + last[0].length;
  const letters = text.slice(start, end).replace(/[^\p{L}]/gu, '');
  return [{ disguise: 'spaced', text: letters.toLowerCase(), placeOf: () => ({ start, end }) }];
}

function encoded(
  text: string,
  disguise: Disguise,
  pattern: RegExp,
  decode: (run: string) => string | null,
): ReadableText[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: run, index: start }) => {
    const decoded = decode(run);
    if (decoded === null) return [];
    const place = { start, end: start + run.length };
    return [{ disguise, text: decoded.toLowerCase().replace(/\s+/g, ' '), placeOf: () => place }];
  });
}

/** Null where what comes out is no text. */
function fromBase64(run: string): string | null {
  try {
    const decoded = atob(run.slice(0, run.length - (run.replace(/=+$/, '').length % 4 === 1 ? 1 : 0)));
    return /^[\t\n\r\x20-\x7e]+$/.test(decoded) && / /.test(decoded) ? decoded : null;
  } catch {
    return null;
  }
}

function fromTags(run: string): string {
  return Array.from(run, (character) => String.fromCharCode((character.codePointAt(0) ?? 0) & 0x7f)).join('');
}
