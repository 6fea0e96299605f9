import { type FoldedText, foldTextInSteps } from '#lib/text';
import { buildGramIndex, type GramIndex } from './gram-index.ts';

/** A text prepared for many look-ups. Folding and the index of grams are made once, when first needed. */
export interface TextIndex {
  readonly text: string;
  readonly folded: () => FoldedText;
  readonly grams: () => GramIndex;
  /** Does all of the preparation, a millisecond or two at a time: after each step a caller may let others work. */
  readonly prepare: () => Iterable<undefined>;
  /** Whether a line of the text begins at the word that begins at this offset of the folded text. */
  readonly isLineStart: (foldedAt: number) => boolean;
}

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Marks that may stand between a line's beginning and its first word. */
const LINE_LEAD = 12;

/** Whether only marks stand between the beginning of a line of `text` and `at`. */
export function beginsLine(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i <= LINE_LEAD; i--) {
    const character = text[i] ?? '';
    if (character === '\n') return true;
    if (/[\p{L}\p{N}]/u.test(character)) return false;
  }
  return at <= LINE_LEAD;
}

/** Prepares a document's or a section's text. */
export function createTextIndex(text: string): TextIndex {
  let folded: FoldedText | null = null;
  let grams: GramIndex | null = null;
  let isPreparing: Generator<undefined, void> | null = null;

  function* prepareInSteps(): Generator<undefined, void> {
    folded ??= yield* foldTextInSteps(text);
    grams ??= yield* buildGramIndex(folded.text);
  }

  const getFolded = () => {
    folded ??= finish(foldTextInSteps(text));
    return folded;
  };
  return {
    text,
    folded: getFolded,
    grams() {
      grams ??= finish(buildGramIndex(getFolded().text));
      return grams;
    },
    prepare() {
      isPreparing ??= prepareInSteps();
      return isPreparing;
    },
    isLineStart: (foldedAt) => beginsLine(text, getFolded().starts[foldedAt] ?? text.length),
  };
}
