import { foldText, stripMarkdown } from '#lib/text';

const EDGE_MARKS = /^[\s'"()[\]{}.,;:!?*_>|-]+|[\s'"()[\]{}.,;:!?*_|-]+$/g;

/**
 * Folded forms under which a quote may stand in the document, the most faithful first: as it is; without markdown;
 * without marks around it (quotation marks, a full stop or an ellipsis that the model added). None has other words.
 */
export function quoteForms(quote: string): readonly string[] {
  const asIs = foldText(quote).text.trim();
  const plain = foldText(stripMarkdown(quote).replace(/\[(\p{L})\]/gu, '$1')).text.trim();
  const bare = plain.replace(EDGE_MARKS, '');
  return [...new Set([asIs, plain, bare])].filter((form) => /[\p{L}\p{N}]/u.test(form));
}

/**
 * Widens a range of the folded text by the marks that stand at the quote's edges and that its bare form lacks, as far
 * as the document has the same ones there.
 */
export function withEdgeMarks(
  text: string,
  range: { readonly start: number; readonly end: number },
  quote: string,
  bare: string,
): { readonly start: number; readonly end: number } {
  const at = quote.indexOf(bare);
  if (at < 0) return range;
  const before = quote.slice(0, at);
  const after = quote.slice(at + bare.length);
  let { start, end } = range;
  for (let i = 1; i <= before.length && text[start - 1] === before[before.length - i]; i++) start -= 1;
  for (let i = 0; i < after.length && text[end] === after[i]; i++) end += 1;
  while (text[start] === ' ') start += 1;
  while (text[end - 1] === ' ') end -= 1;
  return { start, end };
}

const ELLIPSIS = /\s*(?:\[\s*(?:\.{3,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|(?:\.\s){2,}\.|\.{3,}|…)\s*/;

/** Folded pieces of a quote that an ellipsis abridges; fewer than two when it does not. */
export function quoteFragments(quote: string): readonly string[] {
  return stripMarkdown(quote)
    .split(ELLIPSIS)
    .map((piece) => foldText(piece).text.replace(EDGE_MARKS, ''))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}
