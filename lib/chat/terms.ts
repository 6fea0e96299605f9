import { foldedForm } from '#lib/text';

/** Words that nearly every question has, in the languages of the product; they say nothing of what is asked. */
const STOP_WORDS = new Set(
  (
    'a about all also am an and any are as at be been but by can could did do does for from had has have how i if in ' +
    'into is it its me my no not of on or our shall should so some tell than that the their them then there these they ' +
    'this those to under us was we were what when where which who why will with would you your document section say says ' +
    'aber alle auch auf aus bei das dem den der des die ein eine einem einen einer es für gibt hat ich im in ist kann ' +
    'mit nicht oder sind soll und von vom was wenn wer wie wird wo zu zum zur dokument abschnitt'
  ).split(' '),
);

/** From this length on, words that begin alike are taken for forms of one word. */
const STEM_LENGTH = 6;
/** Scripts whose words are not set apart by spaces. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * The terms of a text that a search can compare: folded words without those that say nothing, each cut to its first six
 * letters (`terminate`, `termination`: `termin`), which serves more languages than a stemmer for one. Text in scripts
 * without spaces gives pairs of neighbouring characters.
 */
export function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  for (const [word] of foldedForm(text).matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (UNSPACED.test(word)) terms.push(...pairsOf(word));
    else if (!STOP_WORDS.has(word) && (word.length > 1 || /\p{N}/u.test(word))) terms.push(word.slice(0, STEM_LENGTH));
  }
  return terms;
}

function pairsOf(word: string): readonly string[] {
  const characters = Array.from(word);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
