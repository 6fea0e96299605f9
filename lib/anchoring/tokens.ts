import { isUnspacedScript, isWordCode } from '#lib/text';

/** Words of a folded text: runs of letters and digits; in scripts without spaces each character. */
export interface Tokens {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Cuts a folded text into words. */
export function tokenize(text: string): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 32;
    const isAlone = code > 0xe00 && isUnspacedScript(code);
    if (!isAlone && isWordCode(code)) {
      if (start < 0) start = i;
      continue;
    }
    if (start >= 0) {
      starts.push(start);
      ends.push(i);
      start = -1;
    }
    if (isAlone && isWordCode(code)) {
      starts.push(i);
      ends.push(i + 1);
    }
  }
  return { count: starts.length, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** Whether a folded text has fewer words than a small number. */
export function hasFewerWords(text: string, count: number): boolean {
  let words = 0;
  let isInWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isWord = isWordCode(code);
    if (isWord && (!isInWord || isUnspacedScript(code))) words += 1;
    if (words >= count) return false;
    isInWord = isWord && !isUnspacedScript(code);
  }
  return true;
}

/** The words of a short folded text as strings. */
export function wordsOf(text: string): readonly string[] {
  const tokens = tokenize(text);
  return Array.from(tokens.starts, (start, index) => text.slice(start, tokens.ends[index]));
}

/** No word is cut at `at`. */
export function isWordBorder(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return !isWordCode(before) || !isWordCode(after) || isUnspacedScript(before) || isUnspacedScript(after);
}
