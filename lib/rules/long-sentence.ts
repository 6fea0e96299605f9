import type { Rule } from './rule.ts';
import { toFinding } from './rule-hit.ts';
import { countWords, type Sentence } from './sentences.ts';

/** Plain-language guides ask for 15–25 words on average; nearly every reader loses the thread of one sentence beyond 45. */
const LONGEST_WORDS = 45;
const VERY_LONG_WORDS = 70;
const EXTREME_WORDS = 110;

/** Items of a list within a sentence are read one by one: the longest piece between list marks counts. */
const LIST_BREAK = /;\s+|(?:^|[\s,:])\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+|\s[•·]\s|\n/;

function longestPieceWords(sentence: Sentence): number {
  if (sentence.text.length < LONGEST_WORDS * 2) return 0;
  return Math.max(...sentence.text.split(LIST_BREAK).map(countWords));
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
      const words = longestPieceWords(sentence);
      if (words <= LONGEST_WORDS || !isRunningText(sentence)) return [];
      return [
        toFinding('long-sentence', text, {
          sentence,
          start: sentence.start,
          end: sentence.start,
          severity: words > EXTREME_WORDS ? 'medium' : words > VERY_LONG_WORDS ? 'low' : 'info',
          title: `Long sentence: ${words} words without a break`,
          assessment: `${words} words stand between two list marks or full stops; above ${LONGEST_WORDS} most readers have to start again and miss a condition or an exception.`,
          action: 'Make one sentence for each duty or condition, or a list with one item for each.',
          confidence: 0.8,
        }),
      ];
    }),
};
