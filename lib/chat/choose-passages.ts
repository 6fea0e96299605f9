import { estimateTokens } from '#lib/bedrock';
import { splitText } from '#lib/prompts';
import type { ChatDocument, ChatFocus, ChatPassage } from './chat-document.ts';
import { type QueryPart, scorePassages } from './rank-passages.ts';

/** A paragraph or two: small enough that a question needs few of them, large enough to be understood alone. */
const PASSAGE_CHARACTERS = 1_500;
/** What stands around a passage in the prompt: its place and its delimiters. */
const FRAME_TOKENS = 40;

/** What of a document a model is given. */
export interface ChosenPassages {
  /** In the order of the document; no text is in two of them. */
  readonly passages: readonly ChatPassage[];
  /** The whole of the document is in them. */
  readonly isWhole: boolean;
}

interface Piece extends ChatPassage {
  readonly tokens: number;
}

/**
 * Chooses what fits: the whole document where it does. Else first the section that the question is about, then the
 * passages that fit the question best, and in the room that is left the opening of each section, so that questions that
 * name nothing ("What is this about?") have something to stand on.
 */
export function choosePassages(
  document: ChatDocument,
  { passage: focus }: Pick<ChatFocus, 'passage'>,
  query: readonly QueryPart[],
  maxTokens: number,
): ChosenPassages {
  // A selection that is not in the document's text is given beside it.
  const outside = focus !== undefined && focus.start < 0 ? fitting(focus, maxTokens / 2) : [];
  const budget = maxTokens - outside.reduce((sum, piece) => sum + tokensOf(piece), 0);
  const whole: ChatPassage = { path: [], text: document.text, start: 0 };
  if (tokensOf(whole) <= budget) return { passages: [...outside, whole], isWhole: true };

  const pieces = piecesOf(document);
  const scores = scorePassages(
    pieces.map(({ path, text }) => `${path.join(' ')} ${text}`),
    query,
  );
  const chosen = new Set<number>();
  let left = budget;
  const take = (index: number) => {
    const tokens = pieces[index]?.tokens ?? 0;
    if (chosen.has(index) || tokens > left) return;
    chosen.add(index);
    left -= tokens;
  };

  const ranked = pieces.map((_, index) => index).sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  const isInFocus = (index: number) => focus !== undefined && overlaps(pieces[index], focus);
  for (const index of ranked) if (isInFocus(index)) take(index);
  for (const index of ranked) if ((scores[index] ?? 0) > 0) take(index);
  pieces.forEach((piece, index) => {
    if (piece.path !== pieces[index - 1]?.path) take(index);
  });
  const inOrder = [...chosen].sort((one, other) => one - other).flatMap((index) => pieces[index] ?? []);
  return { passages: [...outside, ...joined(inOrder)], isWhole: false };
}

function piecesOf({ text, sections }: ChatDocument): readonly Piece[] {
  const parts = sections.length === 0 ? [{ path: [], start: 0, end: text.length }] : sections;
  return parts.flatMap(({ path, start, end }) =>
    splitText(text.slice(start, end), PASSAGE_CHARACTERS).map((piece) => {
      const passage = { path, text: piece.text, start: start + piece.start };
      return { ...passage, tokens: tokensOf(passage) };
    }),
  );
}

function overlaps(piece: ChatPassage | undefined, { start, text }: ChatPassage): boolean {
  return (
    piece !== undefined && start >= 0 && piece.start < start + text.length && start < piece.start + piece.text.length
  );
}

/** Pieces of one section that follow each other become one passage again. */
function joined(pieces: readonly Piece[]): readonly ChatPassage[] {
  const passages: ChatPassage[] = [];
  for (const { path, text, start } of pieces) {
    const last = passages.at(-1);
    if (last !== undefined && last.path === path && last.start + last.text.length === start) {
      passages[passages.length - 1] = { ...last, text: last.text + text };
    } else {
      passages.push({ path, text, start });
    }
  }
  return passages.filter(({ text }) => text.trim() !== '');
}

/** As much of a passage, from its beginning, as fits. */
function fitting(passage: ChatPassage, maxTokens: number): readonly ChatPassage[] {
  let { text } = passage;
  while (text !== '' && tokensOf({ ...passage, text }) > maxTokens) text = text.slice(0, Math.floor(text.length * 0.9));
  return text.trim() === '' ? [] : [{ ...passage, text }];
}

/** What a passage takes of a request, as far as can be told before a model has counted it. */
export function tokensOf({ text }: Pick<ChatPassage, 'text'>): number {
  return estimateTokens(text) + FRAME_TOKENS;
}
