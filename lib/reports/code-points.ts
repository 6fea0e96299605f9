/** Converts UTF-16 offsets of a text into offsets in code points. An offset inside a surrogate pair counts as before it. */
export function codePointCounter(text: string): (offset: number) => number {
  /** Offsets of second halves of pairs: each at or before an offset is one unit too many. */
  const seconds = [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index + 1);
  return (offset) => {
    let low = 0;
    let high = seconds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((seconds[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
