const FUNCTION_WORDS = new Set(
  'the of and to a in is that for it as with on be are by this or an not from at which you your we our shall may must will any if has have such'.split(
    ' ',
  ),
);
/** Running English has 35–50 % of these words; other languages in Latin script stay below 10 %. */
const SHARE_IN_ENGLISH = 0.15;
const SHARE_IN_OTHER = 0.06;
const WORDS_NEEDED = 12;
const WORDS_READ = 400;

/**
 * Whether rules about English wording apply to a text. `language` is the page's own statement (BCP 47, empty when
 * unknown); it is believed unless the words themselves say clearly otherwise. Text too short to tell counts as
 * `whenShort` says, e.g. as the document around it.
 */
export function isEnglishText(text: string, language: string, whenShort = true): boolean {
  const stated = language.trim().toLowerCase();
  if (stated !== '' && !/^en(?:[-_]|$)/.test(stated)) return false;
  let words = 0;
  let functionWords = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    words += 1;
    if (FUNCTION_WORDS.has(word.toLowerCase())) functionWords += 1;
    if (words === WORDS_READ) break;
  }
  if (words < WORDS_NEEDED) return whenShort;
  return functionWords / words >= (stated === '' ? SHARE_IN_ENGLISH : SHARE_IN_OTHER);
}
