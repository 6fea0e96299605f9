import { named, shortened } from './phrase.ts';
import type { Rule } from './rule.ts';
import { toFinding } from './rule-hit.ts';
import { countWords, type Sentence } from './sentences.ts';

/** Plain-language guides ask for 15–25 words on average; beyond 50, conditions that lean on one another get lost. */
const LONGEST_WORDS = 50;
/** So many conditions make a sentence of more than 50 words hard. */
const MANY_CONDITIONS = 3;
const CONDITION =
  /\b(?:if|unless|except|provided|notwithstanding|subject\s+to|to\s+the\s+extent|in\s+order\s+to|where|when|until|before|after|although|however|other\s+than|regardless|whether)\b/gi;
/** Nearly every reader loses the thread of a plain sentence beyond 60; a list of names is read faster. */
const LONGEST_PLAIN_WORDS = 60;
const VERY_LONG_WORDS = 70;
const EXTREME_WORDS = 110;

/**
 * Items of a list within a sentence are read one by one: the longest piece between list marks counts. So does a full stop before a name in
 * lower case, or before a capital without a space, where the sentence was not parted.
 */
const LIST_BREAK =
  /;\s+|(?:^|[\s,:])\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+|\s[•·]\s|\n|(?<=\p{Ll}{4})[.!?](?:\s+|(?=\p{Lu}\p{Ll}))/u;

/** The longest piece of a sentence and its words; empty where the sentence is short. */
function longestPiece(sentence: Sentence): { text: string; words: number } {
  let longest = { text: '', words: 0 };
  if (sentence.text.length < LONGEST_WORDS * 2) return longest;
  for (const text of sentence.text.split(LIST_BREAK)) {
    const words = countWords(text);
    if (words > longest.words) longest = { text, words };
  }
  return longest;
}

/** Where a clause begins that can stand alone, or that states a condition or an exception. */
const CLAUSE_BEGINS =
  /(?:(?<=[,;:)–—-]\s)|(?<=\s))(?=(?:provided(?:,\s+however,?)?\s+that|unless|except|however|although|whereas|so\s+that|in\s+which\s+case|in\s+order\s+to|as\s+well\s+as|including)\b)|(?<=[,;)–—]\s)(?=(?:which|who|whose|where|when|if|because|while|such\s+as|for\s+example|(?:and|but)\s+(?:you|we|they|it|this|these|those|if|that|in|the\s+\S+\s+(?:will|shall|must|may|is|are)))\b)/giu;
const CLAUSE_NAME_WORDS = 4;

/** The clause nearest to the middle, by its first words: there the sentence breaks best. */
function breakBefore(piece: string): string | undefined {
  const middle = piece.length / 2;
  const [nearest] = [...piece.matchAll(CLAUSE_BEGINS)]
    .map(({ index }) => index)
    .filter((index) => index > piece.length / 5 && index < (piece.length * 4) / 5)
    .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (nearest === undefined) return undefined;
  return piece
    .slice(nearest)
    .split(/\s+/, CLAUSE_NAME_WORDS)
    .join(' ')
    .replace(/[,;:()]+$/, '');
}

function suggestion(place: string | undefined): string {
  return `Make one sentence for each duty or condition, or a list with one item for each${place === undefined ? '.' : `; a first break fits before ${named(place)}.`}`;
}

/** Names, addresses and menus run on without being sentences. */
function isRunningText(sentence: Sentence): boolean {
  const words = sentence.text.match(/\p{L}+/gu) ?? [];
  const lower = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return lower / Math.max(1, words.length) > 0.6 && /[.:;!?)"”’]$/u.test(sentence.text);
}

/** Sentences too long to be understood in one reading. */
export const longSentence: Rule = {
  id: 'long-sentence',
  reason: 'Conditions and exceptions get lost in a sentence that nobody can hold in mind at once.',
  englishOnly: true,
  limitPerSection: 1,
  check: ({ sentences, text }) =>
    sentences.flatMap((sentence) => {
      const { text: piece, words } = longestPiece(sentence);
      const conditions = piece.match(CONDITION)?.length ?? 0;
      const limit = conditions >= MANY_CONDITIONS ? LONGEST_WORDS : LONGEST_PLAIN_WORDS;
      if (words <= limit || !isRunningText(sentence)) return [];
      const place = breakBefore(piece);
      const load = conditions >= MANY_CONDITIONS ? `, ${conditions} conditions and exceptions among them` : '';
      return [
        toFinding('long-sentence', text, {
          sentence,
          start: sentence.start,
          end: sentence.start,
          severity: words > EXTREME_WORDS ? 'medium' : words > VERY_LONG_WORDS ? 'low' : 'info',
          statement: {
            id: 'long-sentence',
            wordCount: words,
            conditionCount: conditions >= MANY_CONDITIONS ? conditions : 0,
            limit,
            ...(place === undefined ? {} : { breakBefore: shortened(place) }),
          },
          title: `Long sentence: ${words} words without a break`,
          assessment: `${words} words stand between two list marks or full stops${load}; above ${limit} most readers have to start again and miss something.`,
          action: suggestion(place),
          confidence: 0.8,
        }),
      ];
    }),
};
