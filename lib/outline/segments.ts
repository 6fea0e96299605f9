/**
 * Which text node each character of a document's text comes from: runs of characters that are copied one to one, in
 * document order. Characters in no run (line breaks between blocks, tabs between cells) have no node.
 */
export interface Segments {
  readonly count: number;
  readonly nodes: readonly Text[];
  /** Offset in the document's text. */
  readonly starts: Uint32Array;
  /** Offset in the text node. */
  readonly nodeStarts: Uint32Array;
  readonly lengths: Uint32Array;
  /** 1 where text of the page was left out between the run before and this one, so that no range may span both. */
  readonly breaks: Uint8Array;
}

/** Collects segments; joins a run to the one before when it simply goes on. */
export class SegmentCollector {
  private nodes: Text[] = [];
  private starts: number[] = [];
  private nodeStarts: number[] = [];
  private lengths: number[] = [];
  private breaks: number[] = [];
  private isBroken = false;

  get count(): number {
    return this.nodes.length;
  }

  add(start: number, node: Text, nodeStart: number, length: number): void {
    const last = this.nodes.length - 1;
    const lastLength = this.lengths[last] ?? 0;
    if (
      last >= 0 &&
      !this.isBroken &&
      this.nodes[last] === node &&
      (this.starts[last] ?? 0) + lastLength === start &&
      (this.nodeStarts[last] ?? 0) + lastLength === nodeStart
    ) {
      this.lengths[last] = lastLength + length;
      return;
    }
    this.nodes.push(node);
    this.starts.push(start);
    this.nodeStarts.push(nodeStart);
    this.lengths.push(length);
    this.breaks.push(this.isBroken ? 1 : 0);
    this.isBroken = false;
  }

  /** The next run must not share a range with the one before. */
  breakHere(): void {
    this.isBroken = true;
  }

  /** Forgets every run from `count` on, and what a joined run holds beyond `textLength`. */
  rewind(count: number, textLength: number): void {
    for (const list of [this.nodes, this.starts, this.nodeStarts, this.lengths, this.breaks]) list.length = count;
    const last = count - 1;
    const start = this.starts[last];
    if (start !== undefined) this.lengths[last] = Math.min(this.lengths[last] ?? 0, textLength - start);
    this.isBroken = true;
  }

  finish(): Segments {
    return {
      count: this.nodes.length,
      nodes: this.nodes,
      starts: Uint32Array.from(this.starts),
      nodeStarts: Uint32Array.from(this.nodeStarts),
      lengths: Uint32Array.from(this.lengths),
      breaks: Uint8Array.from(this.breaks),
    };
  }
}
