/**
 * Approximate matching by bit-parallel dynamic programming: Myers, "A fast bit-vector algorithm for approximate string
 * matching based on dynamic programming", J. ACM 46 (1999), with the horizontal carries between 32-bit words that let a
 * pattern be longer than a word. Work grows with text length × pattern length / 32.
 */

const WORD_BITS = 32;

/** For each word of the pattern: the positions of a character, as bits. */
class PatternMasks {
  private readonly ascii: (Int32Array | undefined)[] = new Array(128);
  private readonly others = new Map<number, Int32Array>();
  private readonly none: Int32Array;

  constructor(pattern: string, words: number) {
    this.none = new Int32Array(words);
    for (let i = 0; i < pattern.length; i++) {
      const code = pattern.charCodeAt(i);
      let mask = this.of(code);
      if (mask === this.none) {
        mask = new Int32Array(words);
        if (code < 128) this.ascii[code] = mask;
        else this.others.set(code, mask);
      }
      const word = Math.floor(i / WORD_BITS);
      mask[word] = (mask[word] ?? 0) | (1 << (i % WORD_BITS));
    }
  }

  of(code: number): Int32Array {
    return (code < 128 ? this.ascii[code] : this.others.get(code)) ?? this.none;
  }
}

/** Where a pattern ends in a text with the fewest edits. */
export interface BestEnd {
  /** Offset just after the match: the last of several as good ones. */
  readonly end: number;
  /** Insertions, deletions and substitutions of UTF-16 units. */
  readonly edits: number;
}

/** Finds where a pattern ends in a text between two offsets, beginning anywhere; null when nothing of it is there. */
export type EditMatcher = (text: string, from: number, to: number) => BestEnd | null;

/** Prepares a pattern for many texts. An empty pattern is nowhere. */
export function createEditMatcher(pattern: string): EditMatcher {
  const length = pattern.length;
  const words = Math.ceil(length / WORD_BITS);
  const masks = new PatternMasks(pattern, words);
  const increases = new Int32Array(words);
  const decreases = new Int32Array(words);
  const lastWord = words - 1;
  const lastBit = 1 << ((length - 1) % WORD_BITS);
  const topBit = 1 << (WORD_BITS - 1);
  return (text, from, to) => {
    increases.fill(-1);
    decreases.fill(0);
    let edits = length;
    let fewest = length;
    let end = -1;
    for (let at = from; at < to; at++) {
      const mask = masks.of(text.charCodeAt(at));
      let carry = 0;
      for (let word = 0; word < words; word++) {
        const up = increases[word] ?? 0;
        const down = decreases[word] ?? 0;
        const isCarryDown = carry < 0 ? 1 : 0;
        const equal = (mask[word] ?? 0) | isCarryDown;
        const vertical = (mask[word] ?? 0) | down;
        const horizontal = (((equal & up) + up) ^ up) | equal;
        const rises = down | ~(horizontal | up);
        const falls = up & horizontal;
        const bit = word === lastWord ? lastBit : topBit;
        const carryOut = (rises & bit) !== 0 ? 1 : (falls & bit) !== 0 ? -1 : 0;
        const risesShifted = (rises << 1) | (carry > 0 ? 1 : 0);
        const fallsShifted = (falls << 1) | isCarryDown;
        increases[word] = fallsShifted | ~(vertical | risesShifted);
        decreases[word] = risesShifted & vertical;
        carry = carryOut;
      }
      edits += carry;
      if (edits < length && edits <= fewest) {
        fewest = edits;
        end = at + 1;
      }
    }
    return end < 0 ? null : { end, edits: fewest };
  };
}
