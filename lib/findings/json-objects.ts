/**
 * Finds the JSON objects in a text that arrives in pieces. Whatever stands between objects (white space, code fences,
 * commas and brackets of an array, a polite sentence) is passed over, so one reader serves JSON Lines, arrays and
 * fenced answers alike.
 */
export interface JsonObjectReader {
  /** Feeds the next piece; returns the source texts of the objects it completed. */
  readonly push: (piece: string) => string[];
  /** True while an object has begun and not ended: the text was cut there. */
  readonly isOpen: () => boolean;
}

export function createJsonObjectReader(): JsonObjectReader {
  let source = '';
  let depth = 0;
  let inString = false;
  let escaped = false;

  function read(character: string): string | null {
    if (depth === 0 && character !== '{') return null;
    source += character;
    if (inString) {
      if (escaped) escaped = false;
      else if (character === '\\') escaped = true;
      else if (character === '"') inString = false;
      return null;
    }
    if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth > 0) return null;
    const object = source;
    source = '';
    return object;
  }

  return {
    push: (piece) => {
      const objects: string[] = [];
      for (const character of piece) {
        const object = read(character);
        if (object !== null) objects.push(object);
      }
      return objects;
    },
    isOpen: () => depth > 0,
  };
}
