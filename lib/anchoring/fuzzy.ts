import { foldText, isWordCode } from '#lib/text';
import { closeness, isCloseEnough } from './acceptance.ts';
import { findCandidates } from './candidates.ts';
import { type Closeness, compareWords, type QuoteWords } from './closeness.ts';
import { createEditMatcher } from './edit-distance.ts';
import { type PassageWord, passageWords } from './passage-words.ts';
import { choose, type Preference } from './preference.ts';
import { beginsLine, type TextIndex } from './text-index.ts';
import { isWordBorder } from './tokens.ts';

/** A passage of the folded text that is close to a quote. */
export interface CloseMatch {
  readonly start: number;
  readonly end: number;
  /** 1 − edits ÷ length of the quote; 1 for the same words. */
  readonly similarity: number;
  /** The same words, written otherwise. */
  readonly isSame: boolean;
  readonly changesMeaning: boolean;
  readonly isAmbiguous: boolean;
}

/** What a search among passages knows besides the quote. Offsets in the folded text. */
export interface SearchScope {
  readonly from: number;
  readonly to: number;
  readonly preference: Preference | null;
  readonly hasHint: boolean;
  /** Least closeness; for calibration. */
  readonly least?: number | undefined;
}

/** 32-bit steps that comparing candidates may take for one quote: some ten milliseconds. */
const MOST_STEPS = 1_500_000;
/** Passages whose words are compared: the closest by their characters. */
const MOST_FINALISTS = 6;
/** Where the best has more edits than this share of the quote, there hardly is a passage: fewer are compared. */
const FAINT_EDITS = 0.42;
const FEWEST_FINALISTS = 3;
/** A finalist has at most this many more edits than the best, as a share of the quote. */
const FINALIST_MARGIN = 0.06;
/** Characters around a match in which its words are looked for. */
const MARGIN = 48;
/** Passages whose closeness differs by less are equally good; context may choose among more. */
const SAME_CLOSENESS = 0.004;
const CONTEXT_CLOSENESS = 0.03;
/** Of two close passages the one that turns no word is meant. */
const TURNED_PENALTY = 0.02;

/** Cuts a quote without decoration into folded words. */
export function quoteWords(quote: string): QuoteWords {
  const folded = foldText(quote);
  const words = passageWords(folded.text, 0, folded.text.length, (at) => beginsLine(quote, folded.starts[at] ?? 0));
  return { text: folded.text, words };
}

interface Finalist {
  readonly end: number;
  readonly edits: number;
}

/** The places with the fewest edits, best first. */
function findFinalists(index: TextIndex, quote: string, from: number, to: number): readonly Finalist[] {
  const text = index.folded().text;
  const match = createEditMatcher(quote);
  const margin = 2 + FINALIST_MARGIN * quote.length;
  const stepsPerUnit = Math.ceil(quote.length / 32);
  const found: Finalist[] = [];
  let fewest = quote.length;
  let steps = 0;
  for (const candidate of findCandidates(index.grams(), text.length, quote, from, to)) {
    if (candidate.fewestEdits > fewest + margin) break;
    steps += stepsPerUnit * (candidate.to - candidate.from);
    if (steps > MOST_STEPS && found.length > 0) break;
    const best = match(text, candidate.from, candidate.to);
    if (!best || found.some(({ end }) => end === best.end)) continue;
    found.push(best);
    fewest = Math.min(fewest, best.edits);
  }
  return found
    .filter(({ edits }) => edits <= fewest + margin)
    .sort((a, b) => a.edits - b.edits || a.end - b.end)
    .slice(0, fewest > FAINT_EDITS * quote.length ? FEWEST_FINALISTS : MOST_FINALISTS);
}

/** From this likeness on, words may all be misspelt; below, some must be the same. */
const MISSPELT_LIKENESS = 0.66;
const LEAST_COMMON_WORDS = 0.35;

/** Whether comparing word by word can have a good end: a quick look that spares most foreign passages. */
function hasCommonWords(quote: QuoteWords, passage: readonly PassageWord[], likeness: number): boolean {
  if (likeness >= MISSPELT_LIKENESS) return true;
  const known = new Set(passage.map(({ text }) => text));
  let common = 0;
  for (const { text } of quote.words) if (known.has(text)) common += 1;
  return common >= LEAST_COMMON_WORDS * quote.words.length;
}

/** Words with a space or a change of script before them: "client's" and "built-in" count once. */
function countSpaced({ text, words }: QuoteWords): number {
  return words.filter(({ role, start }, order) => {
    const before = words[order - 1];
    if (role !== 'word') return false;
    return !before || before.end === start || text.slice(before.end, start).includes(' ');
  }).length;
}

interface Rated extends Closeness {
  readonly characters: number;
  readonly value: number;
}

/**
 * Bounds of a passage that words alone leave too narrow: where the quote's first or last words have no counterpart
 * (misspelt and run together), the characters tell how far it goes, within its block.
 */
function widened(
  index: TextIndex,
  quote: string,
  finalist: Finalist,
  words: Closeness,
): { start: number; end: number } {
  const text = index.folded().text;
  let { start, end } = words;
  if (!words.isEndSure && finalist.end > end) {
    const to = wordEndNear(text, finalist.end);
    if (!hasLineBreak(index, end, to)) end = Math.max(end, to);
  }
  if (!words.isStartSure) {
    const from = Math.max(0, finalist.end - quote.length - finalist.edits);
    const match = createEditMatcher(reversed(quote))(reversed(text.slice(from, finalist.end)), 0, finalist.end - from);
    const at = match ? wordStartNear(text, finalist.end - match.end) : start;
    if (at < start && !hasLineBreak(index, at, start)) start = at;
  }
  return { start, end };
}

function hasLineBreak(index: TextIndex, from: number, to: number): boolean {
  const { starts } = index.folded();
  return index.text.slice(starts[from], starts[to] ?? index.text.length).includes('\n');
}

/** The nearer border of the word at `at`. */
function nearerBorder(text: string, at: number): number {
  let before = at;
  while (!isWordBorder(text, before)) before -= 1;
  let after = at;
  while (!isWordBorder(text, after)) after += 1;
  return at - before <= after - at ? before : after;
}

function wordEndNear(text: string, at: number): number {
  let end = nearerBorder(text, at);
  while (end > 0 && !isWordCode(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

function wordStartNear(text: string, at: number): number {
  let start = nearerBorder(text, at);
  while (start < text.length && !isWordCode(text.charCodeAt(start))) start += 1;
  return start;
}

function reversed(text: string): string {
  let result = '';
  for (let i = text.length - 1; i >= 0; i--) result += text[i];
  return result;
}

/** Compares word by word what stands around a match. */
function rate(index: TextIndex, quote: QuoteWords, finalist: Finalist, scope: SearchScope): Rated | null {
  const text = index.folded().text;
  let from = Math.max(scope.from, finalist.end - quote.text.length - finalist.edits - MARGIN);
  while (from > scope.from && !isWordBorder(text, from)) from -= 1;
  let to = Math.min(scope.to, finalist.end + MARGIN);
  while (to < scope.to && !isWordBorder(text, to)) to += 1;
  const passage = passageWords(text, from, to, index.isLineStart);
  if (!hasCommonWords(quote, passage, 1 - finalist.edits / quote.text.length)) return null;
  const words = compareWords(quote, text, passage, index.isLineStart);
  if (!words) return null;
  const compared = { ...words, ...widened(index, quote.text, finalist, words) };
  const characters = compared.isSame ? 1 : Math.max(0, 1 - finalist.edits / quote.text.length);
  const resemblance = { ...compared, characters, words: countSpaced(quote) };
  if (!compared.isSame && !isCloseEnough(resemblance, scope.least)) return null;
  return {
    ...compared,
    characters,
    value: compared.isSame ? 2 : closeness(resemblance) - (compared.changesMeaning ? TURNED_PENALTY : 0),
  };
}

/** The passage of the scope that is closest to the quote, or null when none is close enough. */
export function findCloseMatch(index: TextIndex, quote: QuoteWords, scope: SearchScope): CloseMatch | null {
  if (quote.words.length < 2) return null;
  const rated: Rated[] = [];
  for (const finalist of findFinalists(index, quote.text, scope.from, scope.to)) {
    const passage = rate(index, quote, finalist, scope);
    const isKnown = passage && rated.some((other) => passage.start < other.end && other.start < passage.end);
    if (passage && !isKnown) rated.push(passage);
  }
  const best = Math.max(...rated.map(({ value }) => value));
  const margin = scope.preference ? CONTEXT_CLOSENESS : SAME_CLOSENESS;
  const equal = rated.filter(({ value }) => best - value < margin).sort((a, b) => a.start - b.start);
  const chosen = choose(equal, scope.preference, scope.hasHint);
  if (!chosen) return null;
  const { start, end, characters, isSame, changesMeaning } = chosen.place;
  return { start, end, similarity: characters, isSame, changesMeaning, isAmbiguous: chosen.isAmbiguous };
}
