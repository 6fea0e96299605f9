import { foldedIndexAt, stripMarkdown, unfoldRange } from '#lib/text';
import { type Anchor, MISSING } from './anchor.ts';
import { withInvisibleEdges, withQuotedEdges } from './bounds.ts';
import { findAbridged } from './ellipsis.ts';
import { findCloseMatch, quoteWords, type SearchScope } from './fuzzy.ts';
import { findLongQuote, isLongQuote } from './long-quote.ts';
import { turningWords } from './meaning.ts';
import { findOccurrences } from './occurrences.ts';
import { type ContextHints, choose, preferenceFor } from './preference.ts';
import type { TextIndex } from './text-index.ts';
import { hasFewerWords } from './tokens.ts';
import { fragmentsBetweenInsertions, quoteForms, quoteFragments, withoutEdgeMarks } from './variants.ts';

/** What is known about where a quote should stand. Offsets in the index's text. */
export interface LocateOptions extends ContextHints {
  /** The section that the quote was taken from: looked through first. */
  readonly within?: { readonly start: number; readonly end: number };
  /** Least closeness of a passage that is not the same words; for calibration only. */
  readonly leastCloseness?: number;
}

/** A changed meaning never scores as a good match. */
const TURNED_SCORE = 0.5;
/** From this similarity on, a passage of the section is taken without looking at the rest of the document. */
const CONVINCING_SCORE = 0.85;
/** A passage elsewhere must be better than the section's by this much. */
const SECTION_LEAD = 0.1;
/** Quotes of fewer words are found as whole words only. */
const FEWEST_WORDS_TO_CUT = 4;
/** Words that a writer's insertion in brackets may stand for, in characters. */
const WIDEST_INSERTION_GAP = 60;

/** A place with how like the quote it is, apart from meaning. */
interface Found {
  readonly anchor: Anchor;
  readonly similarity: number;
}

interface Search {
  readonly index: TextIndex;
  readonly quote: string;
  /** The quote without markdown. */
  readonly undecorated: () => string;
  /** The quote's folded forms, the most faithful first; made when needed: most quotes are found as they are. */
  readonly forms: () => Iterable<string>;
  readonly options: LocateOptions;
}

function found(anchor: Anchor, isAmbiguous: boolean, changesMeaning = false): Found {
  return {
    similarity: anchor.score,
    anchor: {
      ...anchor,
      ...(isAmbiguous ? { ambiguous: true as const } : {}),
      ...(changesMeaning ? { changesMeaning: true as const, score: Math.min(anchor.score, TURNED_SCORE) } : {}),
    },
  };
}

function scopeOf({ index, options }: Search, start: number, end: number): SearchScope {
  const folded = index.folded();
  return {
    from: start <= 0 ? 0 : foldedIndexAt(folded, start),
    to: end >= index.text.length ? folded.text.length : foldedIndexAt(folded, end),
    preference: preferenceFor(folded, options),
    hasHint: options.hint !== undefined,
    least: options.leastCloseness,
  };
}

/** The quote ends its sentence where the document goes on with a word that turns it: "… is allowed." for "is allowed only". */
function closesBeforeTurn(text: string, end: number, quote: string): boolean {
  if (!/[.!?]["')\]]*$/.test(quote) || /^["')\]]*[.!?]/.test(text.slice(end - 1, end + 3))) return false;
  const next = /^[^\p{L}\p{N}.!?]*([\p{L}\p{N}]+)/u.exec(text.slice(end, end + 40))?.[1];
  return next !== undefined && turningWords([next]).length > 0;
}

/** The very words in the scope: those written the same way where there are any. */
function findSameWords(search: Search, scope: SearchScope): Found | null {
  const { index, quote, forms } = search;
  const folded = index.folded();
  let asIs: string | null = null;
  for (const form of forms()) {
    asIs ??= form;
    const wholeWords = hasFewerWords(form, FEWEST_WORDS_TO_CUT);
    const places = findOccurrences(index, form, scope.from, scope.to, wholeWords);
    if (places.length === 0) continue;
    const isAsIs = form === asIs;
    const faithful = asIs;
    const ranges = places.map((at) => {
      const edges = withQuotedEdges(index, { start: at, end: at + form.length }, quote, isAsIs ? [] : [faithful]);
      const start = Math.min(at, edges.start);
      const end = Math.max(at + form.length, edges.end);
      return { start, end, original: withInvisibleEdges(index.text, unfoldRange(folded, start, end), quote) };
    });
    const exact = ranges.filter(({ original }) => index.text.slice(original.start, original.end) === quote);
    const chosen = choose(exact.length > 0 ? exact : ranges, scope.preference, scope.hasHint);
    if (!chosen) continue;
    const { place, isAmbiguous } = chosen;
    if (!isAsIs && closesBeforeTurn(folded.text, place.end, faithful)) {
      return found({ status: 'fuzzy', ...place.original, score: 1 }, isAmbiguous, true);
    }
    return found({ status: exact.length > 0 ? 'exact' : 'normalized', ...place.original, score: 1 }, isAmbiguous);
  }
  return null;
}

/** A passage of the scope that has the quote's words with others, or with errors, or in pieces. */
function findSimilar(search: Search, scope: SearchScope): Found | null {
  const { index, quote } = search;
  const undecorated = search.undecorated();
  const folded = index.folded();
  const forms = [...search.forms()];
  const plain = forms.at(-2) ?? forms.at(-1) ?? '';
  const place = (range: { readonly start: number; readonly end: number }) => {
    const edges = withQuotedEdges(index, range, quote, forms.slice(0, 2));
    return withInvisibleEdges(index.text, unfoldRange(folded, edges.start, edges.end), quote);
  };
  const inPieces = (fragments: readonly string[], widestGap?: number): Found | null => {
    const abridged = findAbridged(index, fragments, scope, widestGap);
    if (!abridged) return null;
    const { isSame, score, isAmbiguous, skipsMeaning } = abridged;
    return found({ status: isSame ? 'normalized' : 'fuzzy', ...place(abridged), score }, isAmbiguous, skipsMeaning);
  };
  if (isLongQuote(plain)) {
    const long = findLongQuote(index, forms.at(-1) ?? plain, scope);
    return long && found({ status: 'fuzzy', ...place(long), score: long.score }, false, long.changesMeaning);
  }
  const fragments = quoteFragments(undecorated);
  const abridged = inPieces(fragments);
  if (abridged) return abridged;
  const close = findCloseMatch(index, quoteWords(withoutEdgeMarks(undecorated)), scope);
  const whole = close
    ? found(
        { status: close.isSame ? 'normalized' : 'fuzzy', ...place(close), score: close.similarity },
        close.isAmbiguous,
        close.changesMeaning,
      )
    : null;
  if (whole && whole.similarity >= CONVINCING_SCORE) return whole;
  // Whose pieces are not there in order is not found by one of them.
  if (fragments.length > 1) return null;
  return inPieces(fragmentsBetweenInsertions(undecorated), WIDEST_INSERTION_GAP) ?? whole;
}

/**
 * Finds a quote in a text: the same units, then the same words, then a close passage — in the section first where one
 * is given, then in the whole text. A weak resemblance in the section gives way to the quote's very words, or to a much
 * closer passage, elsewhere. Quotes of fewer than four words are found only as they are, as whole words. Of several
 * equal passages the one whose context fits is taken; where nothing tells them apart, the first, as ambiguous. Answers
 * `missing` rather than guess.
 */
export function locateQuote(index: TextIndex, quote: string, options: LocateOptions = {}): Anchor {
  const trimmed = quote.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return MISSING;
  let stripped: string | null = null;
  const undecorated = () => {
    stripped ??= stripMarkdown(trimmed);
    return stripped;
  };
  const search: Search = { index, quote: trimmed, undecorated, forms: () => quoteForms(trimmed, undecorated), options };
  const document = scopeOf(search, 0, index.text.length);
  const { within } = options;
  if (!within) return (findSameWords(search, document) ?? findSimilar(search, document))?.anchor ?? MISSING;
  const section = scopeOf(search, within.start, within.end);
  const inSection = findSameWords(search, section) ?? findSimilar(search, section);
  if (inSection && inSection.similarity >= CONVINCING_SCORE) return inSection.anchor;
  const same = findSameWords(search, document);
  if (same) return same.anchor;
  const elsewhere = findSimilar(search, document);
  if (!inSection) return elsewhere?.anchor ?? MISSING;
  const isBetter = elsewhere && elsewhere.similarity > inSection.similarity + SECTION_LEAD;
  return isBetter ? elsewhere.anchor : inSection.anchor;
}
