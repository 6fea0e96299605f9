import { countVisible, isCollapsible } from '#lib/text';
import { SegmentCollector, type Segments } from './segments.ts';

/** What stands between two pieces of text, weakest first: a space, a cell border, a new line, an empty line. */
export const SPACE = 1;
export const CELL = 2;
export const LINE = 3;
export const BLANK = 4;
export type Separator = typeof SPACE | typeof CELL | typeof LINE | typeof BLANK;

const SEPARATOR_TEXT = ['', ' ', '\t', '\n', '\n\n'] as const;

/** A run of text between two line breaks of the layout. */
export interface Block {
  /** Offset in the document's text; it ends where the next one starts. */
  readonly start: number;
  /** UTF-16 units of text, and how many of them are bold. */
  length: number;
  boldLength: number;
  linkLength: number;
  readonly isTitleLike: boolean;
  /** The term of a definition list. */
  readonly isTerm: boolean;
}

/** A stretch of the document's text, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** What was written. */
export interface FinishedText {
  readonly text: string;
  readonly segments: Segments;
  readonly blocks: readonly Block[];
  /** Text in closed boxes, in order. */
  readonly collapsed: readonly TextSpan[];
}

/** A place to go back to. */
export interface Mark {
  readonly pieces: number;
  readonly length: number;
  readonly segments: number;
  readonly blocks: number;
  readonly visible: number;
}

/**
 * Writes a document's text as it is rendered: white space collapsed, blocks on lines of their own, cells separated by
 * tabs, preformatted text kept. Remembers for each character the text node it came from.
 */
export class TextBuilder {
  /** Set while walking bold text. */
  isBold = false;
  /** Set while walking a link. */
  isLink = false;
  /** Set while walking what a closed box holds. */
  isCollapsed = false;
  /** Set while walking the term of a definition list. */
  isTerm = false;
  /** Set inside headings: breaks become spaces, so that a heading is one line. */
  isOneLine = false;
  /** Unset inside tables, lists and preformatted text, where a bold line is no title. */
  isTitlePlace = true;

  private pieces: string[] = [];
  private textLength = 0;
  private readonly segments = new SegmentCollector();
  private readonly blocks: Block[] = [];
  private collapsed: { readonly start: number; end: number }[] = [];
  private visible = 0;
  private pending: 0 | Separator = 0;
  private spaceNode: Text | null = null;
  private spaceOffset = 0;
  private rowStart = 0;
  private isCellFresh = false;

  /** Length of the text so far, separators that wait for more text left out. */
  get length(): number {
    return this.textLength;
  }

  /** Characters so far, white space not counted. */
  get visibleLength(): number {
    return this.visible;
  }

  /** Asks for a separator before the next text; of several, the strongest stays. */
  separate(separator: Separator): void {
    const asked = this.isOneLine && separator > SPACE ? SPACE : separator;
    if (this.isCellFresh && asked >= LINE) return;
    if (asked <= this.pending) return;
    this.pending = asked;
    if (asked === SPACE) this.spaceNode = null;
  }

  startRow(): void {
    this.isCellFresh = false;
    this.separate(LINE);
    this.rowStart = this.textLength;
  }

  startCell(): void {
    if (this.textLength > this.rowStart && !this.isOneLine) this.pending = CELL;
    this.isCellFresh = true;
  }

  /** Text was left out here. */
  skip(): void {
    // A space from before would drag the range over what is left out.
    this.spaceNode = null;
    this.segments.breakHere();
  }

  /** Adds a text node whose white space collapses. */
  addCollapsed(node: Text): void {
    const data = node.data;
    let at = 0;
    while (at < data.length) {
      if (isCollapsible(data.charCodeAt(at))) {
        if (this.pending === 0) {
          this.pending = SPACE;
          this.spaceNode = node;
          this.spaceOffset = at;
        }
        at += 1;
        while (at < data.length && isCollapsible(data.charCodeAt(at))) at += 1;
        continue;
      }
      const end = endOfRun(data, at);
      this.write(node, at, data.slice(at, end).replace(/[\t\n\r\f]/g, ' '));
      at = end;
    }
  }

  /** Adds a text node whose white space is kept; line breaks at its end wait for more text. */
  addPreserved(node: Text): void {
    const data = node.data;
    let end = data.length;
    let lines = 0;
    while (end > 0 && data.charCodeAt(end - 1) === 10) {
      end -= 1;
      lines += 1;
    }
    if (end > 0) this.write(node, 0, data.slice(0, end));
    if (lines > 0) this.separate(lines > 1 ? BLANK : LINE);
  }

  mark(): Mark {
    return {
      pieces: this.pieces.length,
      length: this.textLength,
      segments: this.segments.count,
      blocks: this.blocks.length,
      visible: this.visible,
    };
  }

  /** Takes back everything written since the mark. */
  rewind(mark: Mark): void {
    this.pieces.length = mark.pieces;
    this.textLength = mark.length;
    this.blocks.length = mark.blocks;
    this.visible = mark.visible;
    this.collapsed = this.collapsed.filter(({ start }) => start < mark.length);
    for (const span of this.collapsed) span.end = Math.min(span.end, mark.length);
    this.segments.rewind(mark.segments, mark.length);
    this.isCellFresh = false;
    this.pending = 0;
    this.separate(BLANK);
  }

  /** The text written since the mark, without the separator before it. */
  textFrom(mark: Mark): string {
    return this.pieces.slice(mark.pieces).join('').trim();
  }

  /** Where the text written since the mark starts, after the separator before it. */
  textStartAfter(mark: Mark): number {
    const written = this.pieces.slice(mark.pieces).join('');
    return mark.length + written.length - written.trimStart().length;
  }

  finish(): FinishedText {
    const { blocks, collapsed } = this;
    return { text: this.pieces.join(''), segments: this.segments.finish(), blocks, collapsed };
  }

  private write(node: Text, nodeStart: number, text: string): void {
    const last = this.collapsed[this.collapsed.length - 1];
    const goesOn = last?.end === this.textLength;
    this.writeSeparator();
    if (this.isCollapsed) {
      if (last && goesOn) last.end = this.textLength + text.length;
      else this.collapsed.push({ start: this.textLength, end: this.textLength + text.length });
    }
    this.visible += countVisible(text);
    this.segments.add(this.textLength, node, nodeStart, text.length);
    this.pieces.push(text);
    this.textLength += text.length;
    this.isCellFresh = false;
    const block = this.blocks[this.blocks.length - 1];
    if (block) {
      block.length += text.length;
      if (this.isBold) block.boldLength += text.length;
      if (this.isLink) block.linkLength += text.length;
    }
  }

  private writeSeparator(): void {
    const separator = this.pending;
    this.pending = 0;
    if (this.textLength > 0 && separator > 0) {
      const text = SEPARATOR_TEXT[separator];
      if (separator === SPACE && this.spaceNode)
        this.segments.add(this.textLength, this.spaceNode, this.spaceOffset, 1);
      this.pieces.push(text);
      this.textLength += text.length;
    }
    this.spaceNode = null;
    if (this.blocks.length === 0 || separator >= LINE) {
      const isTitleLike = this.isTitlePlace && !this.isOneLine;
      const { isTerm } = this;
      this.blocks.push({ start: this.textLength, length: 0, boldLength: 0, linkLength: 0, isTitleLike, isTerm });
    }
  }
}

/** End of the run in which white space comes one character at a time between other characters. */
function endOfRun(data: string, start: number): number {
  let end = start + 1;
  while (end < data.length) {
    if (isCollapsible(data.charCodeAt(end)) && (end + 1 >= data.length || isCollapsible(data.charCodeAt(end + 1))))
      break;
    end += 1;
  }
  return end;
}
