import type { Slices } from '#lib/outline';
import type { Memory } from './place-finding.ts';

/** Every text node of a page, one after the other and without white space: no styles, no structure, little cost. */
export interface RawText {
  /**
   * A quote between its old neighbours, or beside one of them; both count when `isStrict`. Null when it is not there, is
   * there twice, or cannot be seen: then the page has to be read properly.
   */
  readonly find: (quote: string, memory: Memory, isStrict: boolean) => StaticRange | null;
}

const NOT_TEXT: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'textarea', 'title']);
/** Fewer characters of a neighbour than this prove nothing. */
const FEWEST_NEIGHBOURS = 8;

function strip(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Position in a node of its `count`-th character that is no white space, counted from 0. */
function positionOf(node: Text, count: number): number {
  const { data } = node;
  let left = count;
  for (let i = 0; i < data.length; i++) {
    if (/\s/.test(data.charAt(i))) continue;
    if (left === 0) return i;
    left -= 1;
  }
  return data.length;
}

/** Goes through a document's light tree in slices. What it finds is only as good as the page is unchanged since. */
export async function readRawText(document: Document, slices: Slices): Promise<RawText> {
  const nodes: Text[] = [];
  const starts: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  const walker = document.createTreeWalker(document.body ?? document, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if ((nodes.length & 255) === 255 && slices.isDue()) await slices.pause();
    const piece = strip((node as Text).data);
    if (piece === '' || NOT_TEXT.has(node.parentElement?.localName ?? '')) continue;
    nodes.push(node as Text);
    starts.push(length);
    pieces.push(piece);
    length += piece.length;
  }
  const text = pieces.join('');

  const nodeAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  /** Where words stand that stand only once. */
  const only = (words: string): number => {
    const at = text.indexOf(words);
    return at >= 0 && text.indexOf(words, at + 1) < 0 ? at : -1;
  };

  const rangeOf = (start: number, end: number): StaticRange | null => {
    const [first, last] = [nodeAt(start), nodeAt(end - 1)];
    const [startContainer, endContainer] = [nodes[first], nodes[last]];
    if (!startContainer || !endContainer) return null;
    const isSeen = [startContainer, endContainer].every((node) =>
      node.parentElement?.checkVisibility({ visibilityProperty: true }),
    );
    if (!isSeen) return null;
    return new StaticRange({
      startContainer,
      startOffset: positionOf(startContainer, start - (starts[first] ?? 0)),
      endContainer,
      endOffset: positionOf(endContainer, end - 1 - (starts[last] ?? 0)) + 1,
    });
  };

  return {
    find(quote, memory, isStrict) {
      const [words, before, after] = [strip(quote), strip(memory.before), strip(memory.after)];
      if (words === '') return null;
      const forms: (readonly [string, string])[] = [[before, after]];
      if (!isStrict && before.length >= FEWEST_NEIGHBOURS) forms.push([before, '']);
      if (!isStrict && after.length >= FEWEST_NEIGHBOURS) forms.push(['', after]);
      for (const [left, right] of forms) {
        const at = only(left + words + right);
        if (at < 0) continue;
        return rangeOf(at + left.length, at + left.length + words.length);
      }
      return null;
    },
  };
}
