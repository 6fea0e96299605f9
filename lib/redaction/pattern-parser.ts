import { PatternError } from './pattern-error.ts';

/** A pattern as it is understood: a regular expression without what cannot be matched in one pass. */
export type PatternNode =
  | { readonly kind: 'character'; readonly accepts: RegExp }
  | { readonly kind: 'assertion'; readonly at: 'start' | 'end' | 'word' | 'no-word' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `most` is null where there is no limit. */
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number | null };

const MAX_REPEATS = 64;
const MAX_DEPTH = 20;

/**
 * Reads the common part of regular expressions: characters, classes, groups, choices, repetitions, `^ $ \b \B`.
 * @throws {PatternError} for what is no such expression, look-around and back references among it.
 */
export function parsePattern(source: string): PatternNode {
  const text = [...source];
  let index = 0;

  function peek(): string | undefined {
    return text[index];
  }

  function parseChoice(depth: number): PatternNode {
    if (depth > MAX_DEPTH) throw new PatternError('has too many groups in one another');
    const options = [parseSequence(depth)];
    while (peek() === '|') {
      index += 1;
      options.push(parseSequence(depth));
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
  }

  function parseSequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    for (let next = peek(); next !== undefined && next !== '|' && next !== ')'; next = peek()) {
      parts.push(parseRepeats(parseAtom(depth)));
    }
    return { kind: 'sequence', parts };
  }

  function parseRepeats(part: PatternNode): PatternNode {
    const bounds = parseBounds();
    if (bounds === null) return part;
    if (part.kind === 'assertion') throw new PatternError('repeats a place instead of characters');
    // Greedy or not, the longest match is taken.
    if (peek() === '?') index += 1;
    if (parseBounds() !== null) throw new PatternError('has one repetition right after another');
    return { kind: 'repeat', part, ...bounds };
  }

  function parseBounds(): { readonly least: number; readonly most: number | null } | null {
    const sign = peek();
    const simple = {
      '*': { least: 0, most: null },
      '+': { least: 1, most: null },
      '?': { least: 0, most: 1 },
    } as const;
    if (sign === '*' || sign === '+' || sign === '?') {
      index += 1;
      return simple[sign];
    }
    const [whole, low, comma, high] = /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(text.slice(index, index + 12).join('')) ?? [];
    if (whole === undefined) return null;
    index += whole.length;
    const least = Number(low);
    const most = comma === '' ? least : high === '' ? null : Number(high);
    if (Math.max(least, most ?? 0) > MAX_REPEATS) throw new PatternError(`repeats more than ${MAX_REPEATS} times`);
    if (most !== null && most < least) throw new PatternError('has a repetition whose limits are the wrong way round');
    return { least, most };
  }

  function parseAtom(depth: number): PatternNode {
    const first = text[index] ?? '';
    index += 1;
    switch (first) {
      case '(':
        return parseGroup(depth);
      case '[':
        return character(`[${takeClass()}`);
      case '^':
        return { kind: 'assertion', at: 'start' };
      case '$':
        return { kind: 'assertion', at: 'end' };
      case '\\':
        return parseEscape();
      case '*':
      case '+':
      case '?':
        throw new PatternError('repeats nothing');
      default:
        return character(/[{}\]]/.test(first) ? `\\${first}` : first);
    }
  }

  function parseGroup(depth: number): PatternNode {
    if (peek() === '?') {
      if (text[index + 1] !== ':') throw new PatternError('looks around or names a group, which is not supported');
      index += 2;
    }
    const inner = parseChoice(depth + 1);
    if (peek() !== ')') throw new PatternError('has a group that is not closed');
    index += 1;
    return inner;
  }

  function takeClass(): string {
    const from = index;
    for (; index < text.length; index += 1) {
      if (text[index] === '\\') index += 1;
      else if (text[index] === ']') {
        index += 1;
        return text.slice(from, index).join('');
      }
    }
    throw new PatternError('has a class that is not closed');
  }

  function parseEscape(): PatternNode {
    const escaped = text[index] ?? '';
    index += 1;
    if (escaped === '') throw new PatternError('ends with a backslash');
    if (escaped === 'b') return { kind: 'assertion', at: 'word' };
    if (escaped === 'B') return { kind: 'assertion', at: 'no-word' };
    if (/[1-9k]/.test(escaped)) throw new PatternError('refers back to a group, which is not supported');
    const long = /^(?:p|P)\{[\w=]+\}|^u[\da-fA-F]{4}|^x[\da-fA-F]{2}/.exec(text.slice(index - 1, index + 40).join(''));
    if (long !== null) {
      index += long[0].length - 1;
      return character(`\\${long[0]}`);
    }
    return character(`\\${escaped}`);
  }

  const root = parseChoice(0);
  if (index < text.length) throw new PatternError('closes a group that was not opened');
  return root;
}

/** What the browser's own expressions understand of one character, they are asked: one character runs away with nobody. */
function character(source: string): PatternNode {
  try {
    return { kind: 'character', accepts: new RegExp(`^${source}$`, 'u') };
  } catch (cause) {
    throw new PatternError(`has ${source}, which is no character or class`, { cause });
  }
}
