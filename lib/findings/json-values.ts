/**
 * Finds the JSON objects and rows (arrays that begin with a string) in a text that arrives in pieces. Whatever stands
 * between them (white space, code fences, the commas and brackets of an array around them, a polite sentence) is passed
 * over, so one reader serves JSON Lines, arrays and fenced answers alike.
 */
export interface JsonValueReader {
  /** Feeds the next piece; returns the source texts of the values it completed. */
  readonly push: (piece: string) => string[];
  /** True while a value has begun and not ended: the text was cut there. */
  readonly isOpen: () => boolean;
}

export function createJsonValueReader(): JsonValueReader {
  let source = '';
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** A bracket outside of any value, with the white space behind it: a row begins there if a string follows. */
  let bracket = '';

  /** Between values: whether one begins with this character, and with what before it. */
  function begins(character: string): boolean {
    if (character === '{') {
      bracket = '';
      return true;
    }
    if (character === '[') {
      bracket = '[';
      return false;
    }
    if (bracket === '') return false;
    if (/\s/.test(character)) {
      bracket += character;
      return false;
    }
    if (character !== '"') bracket = '';
    return character === '"';
  }

  function read(character: string): string | null {
    if (depth === 0) {
      if (!begins(character)) return null;
      source = bracket;
      depth = bracket === '' ? 0 : 1;
      bracket = '';
    }
    source += character;
    if (inString) {
      if (escaped) escaped = false;
      else if (character === '\\') escaped = true;
      else if (character === '"') inString = false;
      return null;
    }
    if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > 0) return null;
    const value = source;
    source = '';
    return value;
  }

  return {
    push: (piece) => {
      const values: string[] = [];
      for (const character of piece) {
        const value = read(character);
        if (value !== null) values.push(value);
      }
      return values;
    },
    isOpen: () => depth > 0,
  };
}
