import { isSpace, isUnspacedScript, isWordCode } from './characters.ts';

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(language || 'und', { granularity: 'word' });
  } catch {
    // The page's lang attribute may be anything; a tag that is not well-formed throws.
    segmenter = new Intl.Segmenter('und', { granularity: 'word' });
  }
  segmenters.set(language, segmenter);
  return segmenter;
}

function countInUnspacedRun(run: string, language: string): number {
  let words = 0;
  for (const segment of segmenterFor(language).segment(run)) if (segment.isWordLike) words += 1;
  return words;
}

/**
 * Words as a person counts them: runs between white space that hold a letter or a digit. Runs in a script written
 * without spaces are segmented by the platform's dictionary.
 *
 * @param language BCP 47 tag; may be empty or wrong, and only guides that segmentation.
 */
export function countWords(text: string, language = ''): number {
  let words = 0;
  let runStart = -1;
  let hasWord = false;
  let isUnspaced = false;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 32;
    if (isSpace(code)) {
      if (runStart >= 0) {
        if (isUnspaced) words += countInUnspacedRun(text.slice(runStart, i), language);
        else if (hasWord) words += 1;
      }
      runStart = -1;
      hasWord = false;
      isUnspaced = false;
      continue;
    }
    if (runStart < 0) runStart = i;
    if (!hasWord && isWordCode(code)) hasWord = true;
    if (!isUnspaced && code > 0xe00 && isUnspacedScript(text.codePointAt(i) ?? 0)) isUnspaced = true;
  }
  return words;
}

/** How many characters are not white space; surrogate pairs count twice. */
export function countVisible(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) count += 1;
  return count;
}
