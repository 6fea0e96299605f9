import type { Segments } from './segments.ts';

/** The way between a document's text and the live page. Offsets are UTF-16 units of `text`, ends exclusive. */
export interface TextMap {
  readonly text: string;
  /** Open shadow roots that were read, outermost first. */
  readonly shadowRoots: readonly ShadowRoot[];
  /** Documents of same-origin frames that were read. */
  readonly frames: readonly Document[];
  /**
   * Static ranges that select exactly the words of `start`–`end`: one, or several where the words stand in several tree
   * scopes or where text that is not part of the document lies between. Empty when no character has a node, or when the
   * page has changed since under all of them.
   */
  readonly rangesOf: (start: number, end: number) => readonly StaticRange[];
  /** What the page holds now at these characters, white space collapsed as in `text`. */
  readonly textAt: (start: number, end: number) => string;
  /**
   * Document offset of a position in the page, or -1 when nothing of the document is at or after it (`bias: 'after'`),
   * or at or before it (`bias: 'before'`).
   */
  readonly offsetOf: (node: Node, offset: number, bias: 'after' | 'before') => number;
}

/** Index of the first segment that ends after `offset`. */
function segmentAt(segments: Segments, offset: number): number {
  let low = 0;
  let high = segments.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const end = (segments.starts[middle] ?? 0) + (segments.lengths[middle] ?? 0);
    if (end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Piece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  readonly docStart: number;
  readonly isAfterBreak: boolean;
}

/** Builds the map. Nothing is copied from the page: nodes are looked at again when a range is asked for. */
export function createTextMap(
  text: string,
  segments: Segments,
  shadowRoots: readonly ShadowRoot[] = [],
  frames: readonly Document[] = [],
): TextMap {
  let firstSegments: Map<Text, number> | null = null;
  const firstSegmentOf = (node: Text): number | undefined => {
    if (firstSegments === null) {
      firstSegments = new Map();
      for (let i = segments.count - 1; i >= 0; i--) {
        const owner = segments.nodes[i];
        if (owner) firstSegments.set(owner, i);
      }
    }
    return firstSegments.get(node);
  };

  const piecesOf = (start: number, end: number): readonly Piece[] => {
    const pieces: Piece[] = [];
    for (let i = segmentAt(segments, start); i < segments.count; i++) {
      const segmentStart = segments.starts[i] ?? 0;
      if (segmentStart >= end) break;
      const node = segments.nodes[i];
      const length = segments.lengths[i] ?? 0;
      const nodeStart = segments.nodeStarts[i] ?? 0;
      if (!node) continue;
      const from = Math.max(start - segmentStart, 0);
      const to = Math.min(end - segmentStart, length);
      pieces.push({
        node,
        start: nodeStart + from,
        end: nodeStart + to,
        docStart: segmentStart + from,
        isAfterBreak: segments.breaks[i] === 1,
      });
    }
    return pieces;
  };

  const rangesOf = (start: number, end: number): readonly StaticRange[] => {
    const ranges: StaticRange[] = [];
    let open: { readonly first: Piece; last: Piece; readonly scope: Node } | null = null;
    const close = () => {
      if (open) {
        const { first, last } = open;
        const View = first.node.ownerDocument.defaultView?.StaticRange ?? StaticRange;
        ranges.push(
          new View({
            startContainer: first.node,
            startOffset: first.start,
            endContainer: last.node,
            endOffset: last.end,
          }),
        );
      }
      open = null;
    };
    for (const piece of piecesOf(start, end)) {
      if (!piece.node.isConnected || piece.node.length < piece.end) {
        close();
        continue;
      }
      const scope = piece.node.getRootNode();
      if (open && !piece.isAfterBreak && open.scope === scope) {
        open.last = piece;
      } else {
        close();
        open = { first: piece, last: piece, scope };
      }
    }
    close();
    return ranges;
  };

  const textAt = (start: number, end: number): string => {
    let result = '';
    let at = start;
    for (const piece of piecesOf(start, end)) {
      result += text.slice(at, piece.docStart);
      const expected = text.slice(piece.docStart, piece.docStart + piece.end - piece.start);
      const found = piece.node.isConnected ? piece.node.data.slice(piece.start, piece.end) : '';
      result += found.replace(/[\t\n\r\f]/g, ' ') === expected ? expected : found;
      at = piece.docStart + piece.end - piece.start;
    }
    return result + text.slice(at, end);
  };

  const offsetInNode = (node: Text, offset: number, bias: 'after' | 'before'): number => {
    const first = firstSegmentOf(node);
    if (first === undefined) return -1;
    let before = -1;
    for (let i = first; i < segments.count && segments.nodes[i] === node; i++) {
      const nodeStart = segments.nodeStarts[i] ?? 0;
      const start = segments.starts[i] ?? 0;
      const length = segments.lengths[i] ?? 0;
      if (offset < nodeStart) return bias === 'after' ? start : before;
      if (offset < nodeStart + length || (offset === nodeStart + length && bias === 'before'))
        return start + offset - nodeStart;
      before = start + length;
    }
    return bias === 'before' ? before : -1;
  };

  const offsetOf = (node: Node, offset: number, bias: 'after' | 'before'): number => {
    if (node.nodeType === 3) {
      const inNode = offsetInNode(node as Text, offset, bias);
      if (inNode >= 0) return inNode;
    }
    const root = node.getRootNode();
    const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, 4);
    const next = () => (bias === 'after' ? walker.nextNode() : walker.previousNode());
    const child = node.nodeType === 1 ? (node.childNodes[bias === 'after' ? offset : offset - 1] ?? null) : null;
    walker.currentNode = child ?? node;
    if (child === null && node.nodeType === 1 && bias === 'after') {
      // Past the last child: start after everything inside.
      let last: Node = node;
      while (last.lastChild) last = last.lastChild;
      walker.currentNode = last;
    } else if (child !== null && bias === 'before') {
      let last: Node = child;
      while (last.lastChild) last = last.lastChild;
      walker.currentNode = last;
    }
    if (walker.currentNode.nodeType !== 3 || walker.currentNode === node) next();
    for (let current: Node | null = walker.currentNode; current; current = next()) {
      if (current.nodeType !== 3) {
        if (current === root) return -1;
        continue;
      }
      const first = firstSegmentOf(current as Text);
      if (first === undefined) continue;
      if (bias === 'after') return offsetInNode(current as Text, 0, 'after');
      return offsetInNode(current as Text, (current as Text).length, 'before');
    }
    return -1;
  };

  return { text, shadowRoots, frames, rangesOf, textAt, offsetOf };
}
