import { foldedForm, isWordCode } from '#lib/text';

/** "[T]he": a writer changed the case. */
const BRACKETED_LETTER = /\[(\p{L})\]/gu;
const EDGE_MARKS = /^[\s'"()[\]{}.,;:!?*_>|-]+|[\s'"()[\]{}.,;:!?*_|-]+$/g;

/**
 * Folded forms under which a quote may stand in the document, the most faithful first: as it is; without markdown;
 * without marks around it (quotation marks, a full stop or an ellipsis that the model added). None has other words.
 */
export function* quoteForms(quote: string, undecorated: () => string): Generator<string> {
  const asIs = foldedForm(quote).trim();
  if (isSomething(asIs)) yield asIs;
  const plain = foldedForm(undecorated().replace(BRACKETED_LETTER, '$1')).trim();
  if (plain !== asIs && isSomething(plain)) yield plain;
  const bare = plain.replace(EDGE_MARKS, '');
  if (bare !== plain && bare !== asIs && isSomething(bare)) yield bare;
}

function isSomething(form: string): boolean {
  return /[\p{L}\p{N}]/u.test(form);
}

/** A reference mark that stands between the last word of a passage and the marks that end the quote. */
const TRAILING_MARK = /^ ?\[[^[\] ]{1,24}\]/;

/**
 * Widens a range of the folded text, from its first to its last word, by the marks that stand at the quote's edges, as
 * far as the document has the same ones there. A reference mark that the quote dropped among them is taken in; dots by
 * which the quote says that it was cut are none of the document's.
 */
export function withEdgeMarks(
  text: string,
  range: { readonly start: number; readonly end: number },
  quote: string,
): { readonly start: number; readonly end: number } {
  const before = /^[^\p{L}\p{N}\p{M}]*/u.exec(quote)?.[0] ?? '';
  const after = /[^\p{L}\p{N}\p{M}]*$/u.exec(quote)?.[0] ?? '';
  const signsBefore =
    /[^\p{L}\p{N}\p{M}]*$/u.exec(text.slice(Math.max(0, range.start - MOST_MARKS), range.start))?.[0] ?? '';
  const signsAfter = /^[^\p{L}\p{N}\p{M}]*/u.exec(text.slice(range.end, range.end + MOST_MARKS))?.[0] ?? '';
  let start = range.start - overlap(reversed(signsBefore), reversed(before));
  const isCut = /\.{3,}$/.test(after) && !signsAfter.startsWith(after);
  const closing = isCut ? after.replace(/\.+$/, '') : after;
  let end = range.end + overlap(signsAfter, closing);
  const left = closing.slice(end - range.end);
  if (left.length > 0) {
    const mark = TRAILING_MARK.exec(text.slice(end, end + 32))?.[0] ?? '';
    const same = mark ? commonStart(text.slice(end + mark.length, end + mark.length + MOST_MARKS), left) : 0;
    if (same > 0) end += mark.length + same;
  }
  while (text[start] === ' ') start += 1;
  while (text[end - 1] === ' ') end -= 1;
  return { start, end };
}

/** Signs at an edge that are looked at. */
const MOST_MARKS = 24;

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** How many of the first signs of a text the quote has, too: as its first ones, or as its last ones after decoration. */
function overlap(signs: string, quoted: string): number {
  const same = commonStart(signs, quoted);
  for (let length = Math.min(signs.length, quoted.length); length > same; length--) {
    if (quoted.endsWith(signs.slice(0, length))) return length;
  }
  return same;
}

function commonStart(a: string, b: string): number {
  let same = 0;
  while (same < b.length && a[same] === b[same]) same += 1;
  return same;
}

/** The part of a range from its first to its last word; the range itself when it has none. */
export function trimToWords(
  text: string,
  range: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  let { start, end } = range;
  while (start < end && !isWordCode(text.charCodeAt(start))) start += 1;
  while (end > start && !isWordCode(text.charCodeAt(end - 1))) end -= 1;
  return start < end ? { start, end } : range;
}

const ELLIPSIS = /\s*(?:\[\s*(?:\.{2,}|…)\s*\]|\(\s*(?:\.{2,}|…)\s*\)|(?:\.\s){2,}\.|\.{3,}|…)\s*/;
/** What a writer puts into a quote: "[sic]", "[the client]". */
const INSERTION = /\s*\[[^[\]\n]{1,80}\]\s*/;

/** The pieces of a quote, given without markdown, that an ellipsis abridges; fewer than two when it does not. */
export function quoteFragments(quote: string): readonly string[] {
  return piecesOf(quote, ELLIPSIS);
}

/** The pieces of a quote between a writer's insertions in brackets; fewer than two when there are none. */
export function fragmentsBetweenInsertions(quote: string): readonly string[] {
  return piecesOf(quote, INSERTION);
}

function piecesOf(quote: string, separator: RegExp): readonly string[] {
  if (!separator.test(quote)) return [];
  return quote
    .split(separator)
    .map((piece) => piece.trim().replace(EDGE_MARKS, ''))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/** A quote, without markdown, without the marks around it: not folded. */
export function withoutEdgeMarks(quote: string): string {
  return quote.replace(BRACKETED_LETTER, '$1').trim().replace(EDGE_MARKS, '');
}
