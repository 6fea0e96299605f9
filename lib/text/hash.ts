import { isInvisible, isSpace } from './characters.ts';

function finalise(state: number): number {
  let mixed = state ^ (state >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * 64-bit hash of what a text says, as 16 hex digits: two independent 32-bit FNV-1a lanes over UTF-16 units, each closed
 * with MurmurHash3's finaliser. White space runs count as one space, white space at the ends and invisible characters
 * do not count, and composed and decomposed letters are the same (NFC); case and punctuation do count. Not
 * cryptographic: it tells changed text from unchanged, and keys ids.
 */
export function hashText(text: string): string {
  const normal = text.normalize('NFC');
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  let isSpacePending = false;
  let isStarted = false;
  const mix = (code: number) => {
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ (code + 0x5bd1), 0x5bd1e995);
    second ^= second >>> 15;
  };
  for (let i = 0; i < normal.length; i++) {
    const code = normal.charCodeAt(i);
    if (isSpace(code)) {
      isSpacePending = isStarted;
    } else if (!isInvisible(code)) {
      if (isSpacePending) mix(32);
      isSpacePending = false;
      isStarted = true;
      mix(code);
    }
  }
  const hex = (state: number) => finalise(state).toString(16).padStart(8, '0');
  return hex(first) + hex(second);
}
