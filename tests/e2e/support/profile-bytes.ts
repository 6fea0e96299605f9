import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a browser profile that contain a word, in either of the encodings that browsers store. */
export function filesWith(profileFolder: string, word: string): readonly string[] {
  return readdirSync(profileFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return bytes.includes(word) || bytes.includes(word, 0, 'utf16le');
    });
}
