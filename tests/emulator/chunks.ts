import { createHash } from 'node:crypto';

const LARGEST_CHUNK = 32;

/**
 * Splits a text into pieces of 1 to 32 characters, as a model streams it: within words, within JSON, and between the parts of a
 * combined character, but never within a code point. The same text is always split in the same way.
 */
export function splitIntoChunks(text: string): string[] {
  const characters = Array.from(text);
  const digest = createHash('sha256').update(text).digest();
  const chunks: string[] = [];
  let start = 0;
  for (let index = 0; start < characters.length; index += 1) {
    const size = 1 + ((digest[index % digest.length] ?? 0) % LARGEST_CHUNK);
    chunks.push(characters.slice(start, start + size).join(''));
    start += size;
  }
  return chunks;
}
