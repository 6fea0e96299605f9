import { wordsOf } from './normalise.ts';

function countEach(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many words two lists share, repetitions counted. */
export function sharedWords(a: readonly string[], b: readonly string[]): number {
  const counts = countEach(a);
  let shared = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      counts.set(word, left - 1);
      shared += 1;
    }
  }
  return shared;
}

/** F1 of two texts as bags of words, 0–1: two empty texts are equal. */
export function wordF1(truth: string, found: string): number {
  const a = wordsOf(truth);
  const b = wordsOf(found);
  return a.length + b.length === 0 ? 1 : (2 * sharedWords(a, b)) / (a.length + b.length);
}

/** Share of the snippets whose words stand in the text in this order; null when there are no snippets. */
export function shareOfSnippets(snippets: readonly string[], text: string): number | null {
  const wanted = snippets.map((snippet) => wordsOf(snippet).join(' ')).filter((snippet) => snippet !== '');
  if (wanted.length === 0) return null;
  const haystack = ` ${wordsOf(text).join(' ')} `;
  return wanted.filter((snippet) => haystack.includes(` ${snippet} `)).length / wanted.length;
}

/**
 * Share of the words of all true sections that are found under the right heading. `sections` are the found sections in
 * order, each with the index of the true heading it begins at, or -1 when it begins at none and so goes on with the last.
 */
export function shareOfWordsInPlace(
  trueSections: readonly (readonly string[])[],
  sections: readonly { readonly trueIndex: number; readonly text: string }[],
): number {
  const found: string[][] = trueSections.map(() => []);
  let current = -1;
  for (const { trueIndex, text } of sections) {
    if (trueIndex >= 0) current = trueIndex;
    for (const word of current >= 0 ? wordsOf(text) : []) found[current]?.push(word);
  }
  let right = 0;
  let all = 0;
  for (const [index, words] of trueSections.entries()) {
    all += words.length;
    right += sharedWords(words, found[index] ?? []);
  }
  return all === 0 ? 1 : right / all;
}
