import { SEVERITIES, type Severity } from '#lib/findings';
import { FLASH_NAME, highlightName, highlightStyles } from './highlight-style.ts';
import { openAncestors } from './open-ancestors.ts';
import { createPainter, type Painter } from './painter.ts';
import { linesOf } from './ranges.ts';
import { scrollToFrames, scrollToRange } from './scroll.ts';

/** A finding to mark, and its words in the page: one range for each tree scope in which they stand. */
export interface HighlightMark {
  readonly id: string;
  readonly severity: Severity;
  /** What names it beside its words. */
  readonly label: string;
  readonly ranges: readonly StaticRange[];
}

/** What the highlighter works on. */
export interface HighlighterOptions {
  readonly document: Document;
  /** Calls back once after the delay; the answer cancels it. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
}

/** Marks findings in a page without changing its DOM. */
export interface Highlighter {
  /** Replaces all marks. `shadowRoots` are the open ones of the page, in which a point may lie. */
  readonly show: (marks: readonly HighlightMark[], shadowRoots: readonly ShadowRoot[]) => void;
  /** Opens what hides the finding's words, scrolls to them and lets them flash. False when they are not to be seen. */
  readonly flash: (id: string) => boolean;
  /** The same for words that are not marked. */
  readonly flashWords: (ranges: readonly StaticRange[]) => boolean;
  /** The marks at a point of a document's window (CSS pixels), the most severe first. The page's own where none is given. */
  readonly marksAt: (x: number, y: number, own?: Document) => readonly HighlightMark[];
  /** The documents that have marks: the page's, and those of its frames. */
  readonly documents: () => readonly Document[];
  /** Removes marks, flash and styles. */
  readonly clear: () => void;
}

const FLASH_MS = 1600;

/** A later addition to the platform that the type library does not know yet. */
interface PointRegistry extends HighlightRegistry {
  readonly highlightsFromPoint?: (
    x: number,
    y: number,
    options?: { readonly shadowRoots: readonly ShadowRoot[] },
  ) => readonly { readonly highlight: Highlight; readonly ranges: readonly AbstractRange[] }[];
}

function covers(range: StaticRange, x: number, y: number): boolean {
  return linesOf(range).some((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
}

function rankOf({ severity }: HighlightMark): number {
  return SEVERITIES.indexOf(severity);
}

/**
 * Uses the CSS Custom Highlight API with static ranges, one named highlight per severity and one for the flash. The
 * registry and the document's style sheets are shared with the page: only our own entries are ever touched. Words in frames
 * are marked there, in the frame's own registry.
 */
export function createHighlighter({ document, setTimer }: HighlighterOptions): Highlighter {
  const painters = new Map<Document, Painter>();
  let shadowRoots: readonly ShadowRoot[] = [];
  let cancelFlash: (() => void) | null = null;
  const marksById = new Map<string, HighlightMark>();
  const markOf = new Map<AbstractRange, HighlightMark>();

  const endFlash = () => {
    cancelFlash?.();
    cancelFlash = null;
    for (const painter of painters.values()) painter.erase(FLASH_NAME);
    undressUnmarked();
  };

  /** What shows nothing needs no style sheet. */
  const undressUnmarked = () => {
    const marked = new Set(documents());
    for (const [own, painter] of painters) if (!marked.has(own)) painter.undress();
  };

  const removeMarks = () => {
    for (const painter of painters.values()) {
      for (const severity of SEVERITIES) painter.erase(highlightName(severity));
    }
    marksById.clear();
    markOf.clear();
  };

  const show = (marks: readonly HighlightMark[], roots: readonly ShadowRoot[]): void => {
    removeMarks();
    shadowRoots = roots;
    for (const mark of marks) {
      marksById.set(mark.id, mark);
      for (const range of mark.ranges) markOf.set(range, mark);
    }
    for (const [rank, severity] of SEVERITIES.entries()) {
      const ranges = marks.filter((mark) => mark.severity === severity).flatMap((mark) => mark.ranges);
      paint(highlightName(severity), ranges, SEVERITIES.length - rank);
    }
    if (cancelFlash === null) undressUnmarked();
    // A frame that has gone, or shows another document now.
    for (const own of [...painters.keys()]) if (own.defaultView === null) painters.delete(own);
  };

  const documents = (): readonly Document[] => [
    ...new Set([...markOf.keys()].map(({ startContainer }) => startContainer.ownerDocument ?? document)),
  ];

  const painterOf = (own: Document): Painter => {
    const painter = painters.get(own) ?? createPainter(own, highlightStyles());
    painters.set(own, painter);
    return painter;
  };

  /** Each document, the page's and those of its frames, paints its own ranges. */
  const paint = (name: string, ranges: readonly StaticRange[], priority: number): void => {
    for (const [own, group] of Map.groupBy(ranges, ({ startContainer }) => startContainer.ownerDocument ?? document)) {
      const painter = painterOf(own);
      painter.dress();
      painter.paint(name, group, priority);
    }
  };

  const flashWords = (ranges: readonly StaticRange[]): boolean => {
    const [first] = ranges;
    const view = first?.startContainer.ownerDocument?.defaultView;
    if (!first?.startContainer.isConnected || !view) return false;
    openAncestors(view, first.startContainer);
    if (!scrollToRange(view, first)) return false;
    scrollToFrames(view, first);
    endFlash();
    paint(FLASH_NAME, ranges, SEVERITIES.length + 1);
    cancelFlash = setTimer(endFlash, FLASH_MS);
    return true;
  };

  const flash = (id: string): boolean => flashWords(marksById.get(id)?.ranges ?? []);

  const marksAt = (x: number, y: number, own: Document = document): readonly HighlightMark[] => {
    const registry: PointRegistry | undefined = own.defaultView?.CSS.highlights;
    const hits = new Set<HighlightMark>();
    if (registry?.highlightsFromPoint) {
      const roots = shadowRoots.filter(({ ownerDocument }) => ownerDocument === own);
      for (const { ranges } of registry.highlightsFromPoint(x, y, { shadowRoots: roots })) {
        for (const range of ranges) {
          const mark = markOf.get(range);
          if (mark) hits.add(mark);
        }
      }
    } else {
      for (const [range, mark] of markOf) {
        if (range.startContainer.ownerDocument === own && covers(range as StaticRange, x, y)) hits.add(mark);
      }
    }
    return [...hits].sort((one, other) => rankOf(one) - rankOf(other));
  };

  const clear = () => {
    endFlash();
    removeMarks();
    for (const painter of painters.values()) painter.undress();
    painters.clear();
  };

  return { show, flash, flashWords, marksAt, documents, clear };
}
