const row = new Uint8Array(64);

/** Unlike words cost as much as a word left out. */
export const UNLIKE = 1;
/** More of a word changed than this, and it is another word. */
const MOST_CHANGE = 0.5;

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
