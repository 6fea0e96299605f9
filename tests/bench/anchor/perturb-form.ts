import { below, pick, type Random } from './chance.ts';

/** Changes how a passage is written and not what it says; null where there is nothing to change. */
export type Perturbation = (passage: string, random: Random) => string | null;

const TYPOGRAPHIC: readonly (readonly [RegExp, readonly string[]])[] = [
  [/"/g, ['“', '”', '«']],
  [/[“”„«»]/g, ['"']],
  [/'/g, ['’', '‘']],
  [/[’‘]/g, ["'"]],
  [/-/g, ['‑', '–', '‐']],
  [/[–—‑]/g, ['-']],
];

/** Other quotation marks, apostrophes and dashes, and no-break spaces. */
export const typographic: Perturbation = (passage, random) => {
  let result = '';
  for (const character of passage) {
    const others = TYPOGRAPHIC.find(([mark]) => character.match(mark))?.[1];
    if (others) result += pick(random, others) ?? character;
    else result += character === ' ' && random() < 0.2 ? '\u00a0' : character;
  }
  return result === passage ? passage.replace(' ', '\u00a0') : result;
};

/** Runs of white space and line breaks for single spaces. */
export const whiteSpace: Perturbation = (passage, random) =>
  passage.replace(/\s+/g, (space) => (random() < 0.4 ? (pick(random, ['  ', '\n', ' \n  ', '\t']) ?? space) : space));

/** All small, all capital, or each word with a capital. */
export const letterCase: Perturbation = (passage, random) => {
  const way = below(random, 3);
  if (way === 0) return passage.toLowerCase();
  if (way === 1) return passage.toUpperCase();
  return passage.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
};

/** List, quote and heading marks before it; emphasis and code marks around some of its words. */
export const markdown: Perturbation = (passage, random) => {
  const before = pick(random, ['- ', '* ', '1. ', '> ', '## ', '**', '']) ?? '';
  const words = passage.split(' ');
  const decorated = words.map((word) => {
    if (!/^\p{L}[\p{L}\p{N}]*[.,;]?$/u.test(word) || random() > 0.15) return word;
    const mark = pick(random, ['**', '`', '_', '*']) ?? '**';
    return `${mark}${word}${mark}`;
  });
  if (before === '**') return `**${passage}**`;
  const result = `${before}${decorated.join(' ')}`;
  return result === passage ? `- ${passage}` : result;
};

const LIGATURES: readonly (readonly [string, string])[] = [
  ['ffi', 'ﬃ'],
  ['ff', 'ﬀ'],
  ['fi', 'ﬁ'],
  ['fl', 'ﬂ'],
];

/** Ligatures, decomposed letters, soft hyphens and zero-width characters inside words. */
export const unicodeForms: Perturbation = (passage, random) => {
  let result = passage;
  for (const [letters, ligature] of LIGATURES) result = result.replaceAll(letters, ligature);
  result = result.normalize('NFD');
  return result.replace(/(?<=\p{Ll}\p{Ll})(?=\p{Ll}\p{Ll})/gu, () =>
    random() < 0.1 ? (pick(random, ['\u00ad', '\u200b', '\u2060', '\ufeff']) ?? '') : '',
  );
};

/** One or two long words broken at a line's end. */
export const hyphenated: Perturbation = (passage, random) => {
  const long = [...passage.matchAll(/(?<!\p{L})\p{L}{8,}(?!\p{L})/gu)];
  const word = pick(random, long);
  if (!word) return null;
  const at = word.index + 3 + below(random, word[0].length - 5);
  return `${passage.slice(0, at)}${pick(random, ['-\n', '-\n  ', '‐\n'])}${passage.slice(at)}`;
};

/** Words between square brackets, or empty brackets, where a writer put something in. */
export const bracketed: Perturbation = (passage, random) => {
  const borders = [...passage.matchAll(/ /g)].slice(1, -1);
  const border = pick(random, borders);
  if (!border) return null;
  const inserted = pick(random, ['[...]', '[…]', '[sic]', '[emphasis added]', '[that is, the client]']);
  return `${passage.slice(0, border.index)} ${inserted}${passage.slice(border.index)}`;
};

/** Reference marks ("[12]", "[RFC9110]", raised figures) dropped. */
export const marksDropped: Perturbation = (passage) => {
  const result = passage.replace(
    /(?:\s|(?<=[.,;:)]))\[(?:\d{1,3}|[A-Z][A-Za-z-]*\d[\w-]*|[A-Z]{2,}[A-Z-]*)\]|[¹²³⁰-⁹]+(?![\p{L}\p{N}])/gu,
    '',
  );
  return result === passage || result.trim().split(/\s+/).length < 6 ? null : result.trim();
};
