const row = new Uint8Array(64);

/** Unlike words cost as much as a word left out. */
export const UNLIKE = 1;
/** More of a word changed than this, and it is another word. */
const MOST_CHANGE = 0.5;

/** What tells most unlike words apart at once, for many comparisons. */
export interface WordShapes {
  readonly lengths: Uint32Array;
  /** First, second and last code unit. */
  readonly firsts: Uint16Array;
  readonly seconds: Uint16Array;
  readonly lasts: Uint16Array;
  /** Which code units a word has, as bits of a small hash. */
  readonly units: Int32Array;
}

/** The shapes of words, in order. */
export function wordShapes(words: readonly { readonly text: string }[]): WordShapes {
  const count = words.length;
  const shapes = {
    lengths: new Uint32Array(count),
    firsts: new Uint16Array(count),
    seconds: new Uint16Array(count),
    lasts: new Uint16Array(count),
    units: new Int32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const text = words[i]?.text ?? '';
    shapes.lengths[i] = text.length;
    shapes.firsts[i] = text.charCodeAt(0);
    shapes.seconds[i] = text.charCodeAt(1);
    shapes.lasts[i] = text.charCodeAt(text.length - 1);
    let units = 0;
    for (let at = 0; at < text.length; at++) units |= 1 << (text.charCodeAt(at) & 31);
    shapes.units[i] = units;
  }
  return shapes;
}

function countBits(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whether two words are certainly unlike, at a glance: they would be {@link UNLIKE} by {@link wordDistance}. */
export function areSurelyUnlike(a: WordShapes, i: number, b: WordShapes, j: number): boolean {
  const one = a.lengths[i] ?? 0;
  const other = b.lengths[j] ?? 0;
  const longer = one > other ? one : other;
  if (longer < 3 || Math.abs(one - other) > MOST_CHANGE * longer) return true;
  if (a.firsts[i] !== b.firsts[j] && a.lasts[i] !== b.lasts[j] && a.seconds[i] !== b.seconds[j]) return true;
  // Each unit that only one of them has is an edit of its own.
  const units = a.units[i] ?? 0;
  const others = b.units[j] ?? 0;
  const most = MOST_CHANGE * longer;
  return countBits(units & ~others) > most || countBits(others & ~units) > most;
}

/**
 * How far two folded words are from each other: 0 for the same, the share of characters changed for a misspelling, and 1
 * for another word.
 */
export function wordDistance(a: string, b: string): number {
  if (a === b) return 0;
  const longer = Math.max(a.length, b.length);
  if (longer > 60 || Math.abs(a.length - b.length) > MOST_CHANGE * longer || longer < 3) return UNLIKE;
  // Few misspellings change a word at both ends; unlike words seldom have one in common.
  if (a[0] !== b[0] && a[a.length - 1] !== b[b.length - 1] && a[1] !== b[1]) return UNLIKE;
  const most = Math.floor(MOST_CHANGE * longer);
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i;
    let least = i;
    const code = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0;
      const replaced = diagonal + (b.charCodeAt(j - 1) === code ? 0 : 1);
      const edits = Math.min(replaced, above + 1, (row[j - 1] ?? 0) + 1);
      diagonal = above;
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return UNLIKE;
  }
  const edits = row[b.length] ?? 0;
  return edits > most ? UNLIKE : edits / longer;
}
