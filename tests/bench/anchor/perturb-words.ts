import { below, pick, type Random } from './chance.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Replaces `count` words, at any place, by words of a foreign vocabulary. */
export function wrongWords(passage: string, count: number, vocabulary: readonly string[], random: Random): string {
  const words = passage.split(' ');
  const places = new Set<number>();
  const most = Math.min(count, words.length);
  while (places.size < most) places.add(below(random, words.length));
  return words
    .map((word, place) => {
      if (!places.has(place)) return word;
      const mark = /[.,;:)]+$/.exec(word)?.[0] ?? '';
      return `${otherWord(word, vocabulary, random)}${mark}`;
    })
    .join(' ');
}

function otherWord(word: string, vocabulary: readonly string[], random: Random): string {
  for (let attempt = 0; attempt < 20; attempt++) {
    const other = pick(random, vocabulary);
    if (other !== undefined && !word.toLowerCase().includes(other.toLowerCase())) return other;
  }
  return 'zebra';
}

/** Replaces, drops or adds characters: a share of them. */
export function wrongCharacters(passage: string, share: number, random: Random): string {
  let result = '';
  for (const character of passage) {
    if (random() >= share) {
      result += character;
      continue;
    }
    const way = below(random, 3);
    const letter = LETTERS[below(random, LETTERS.length)] ?? 'x';
    if (way === 0) result += letter;
    else if (way === 1) result += character + letter;
  }
  return result;
}

/** Ways in which an omission is written. */
export const ELLIPSES: readonly string[] = [' … ', '…', '...', ' ... ', ' [...] ', ' […] ', ' (...) '];

/** The first and the last six words with an omission between; null for a passage with little between. */
export function abridged(passage: string, ellipsis: string): string | null {
  const words = passage.split(' ');
  if (words.length < 16) return null;
  return `${words.slice(0, 6).join(' ')}${ellipsis}${words.slice(-6).join(' ')}`;
}

/** The beginning of a passage, cut anywhere in its second half, also in a word. */
export function beginning(passage: string, random: Random): string {
  const least = Math.ceil(passage.length / 2);
  return passage.slice(0, least + below(random, passage.length - least)).trimEnd();
}

const FLIPS: readonly (readonly [RegExp, string])[] = [
  [/\b(MUST|SHOULD|SHALL|must|should|shall|may|can|do|does|is|are|will) (?:not|NOT)\b/, '$1'],
  [/\bcannot\b/, 'can'],
  [/\bMUST\b(?! NOT)/, 'MUST NOT'],
  [/\b(must|shall)\b(?! not)/, 'may'],
  [/\bSHOULD\b(?! NOT)/, 'MAY'],
  [/\bMAY\b/, 'MUST'],
  [/\bmay\b/, 'must'],
  [/\bshould\b(?! not)/, 'should not'],
  [/\b(is|are)\b(?! not)/, '$1 not'],
  [/\bnever\b/, 'always'],
  [/\bno\b/, 'any'],
  [/\bunless\b/, 'if'],
  [/\bonly\b /, ''],
  [/\bnicht\b ?/, ''],
  [/\bkeine?\b/, 'eine'],
  [/\bmuss\b/, 'kann'],
  [/\bsollte\b/, 'muss'],
];

/** A negation or a modal verb dropped, added or exchanged; null where there is none. */
export function flipped(passage: string, random: Random): string | null {
  const ways = FLIPS.filter(([words]) => words.test(passage));
  const way = pick(random, ways);
  return way ? passage.replace(way[0], way[1]) : null;
}
