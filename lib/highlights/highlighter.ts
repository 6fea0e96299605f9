import { SEVERITIES, type Severity } from '#lib/findings';
import type { TextMap } from '#lib/outline';
import { FLASH_NAME, highlightName, highlightStyles } from './highlight-style.ts';
import { boundsOf, openAncestors, scrollToRange } from './scroll.ts';

/** A finding to mark: its words by offset in the document's text, end exclusive. */
export interface HighlightSpan {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** What the highlighter works on. */
export interface HighlighterOptions {
  readonly document: Document;
  /** Calls back once after the delay; the answer cancels it. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
}

/** Marks findings in a page without changing its DOM. */
export interface Highlighter {
  /** Replaces all marks. Answers the ids of the findings whose words the page still shows. */
  readonly show: (map: TextMap, spans: readonly HighlightSpan[]) => readonly string[];
  /** Opens what hides the finding's words, scrolls to them and lets them flash. False when they are not in the page. */
  readonly flash: (id: string) => boolean;
  /** The finding at a point of the window (CSS pixels), the most severe first; null when there is none. */
  readonly findingAt: (x: number, y: number) => string | null;
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
  const document = range.startContainer.ownerDocument;
  if (!document || boundsOf(range) === null) return false;
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return [...live.getClientRects()].some((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
}

/**
 * Uses the CSS Custom Highlight API with static ranges, one named highlight per severity and one for the flash. The
 * registry and the document's style sheets are shared with the page: only our own entries are ever touched.
 */
export function createHighlighter({ document, setTimer }: HighlighterOptions): Highlighter {
  let sheet: CSSStyleSheet | null = null;
  let shadowRoots: readonly ShadowRoot[] = [];
  let cancelFlash: (() => void) | null = null;
  const rangesById = new Map<string, readonly StaticRange[]>();
  const ownerOf = new Map<AbstractRange, string>();
  const rankOf = new Map<string, number>();

  const adoptStyles = () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(highlightStyles());
    }
    if (!document.adoptedStyleSheets.includes(sheet)) {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
  };

  const endFlash = () => {
    cancelFlash?.();
    cancelFlash = null;
    CSS.highlights.delete(FLASH_NAME);
  };

  const removeMarks = () => {
    for (const severity of SEVERITIES) CSS.highlights.delete(highlightName(severity));
    rangesById.clear();
    ownerOf.clear();
    rankOf.clear();
  };

  const show = (map: TextMap, spans: readonly HighlightSpan[]): readonly string[] => {
    removeMarks();
    adoptStyles();
    shadowRoots = map.shadowRoots;
    for (const [rank, severity] of SEVERITIES.entries()) {
      const marked = spans.filter((span) => span.severity === severity);
      const ranges: StaticRange[] = [];
      for (const { id, start, end } of marked) {
        const own = map.rangesOf(start, end);
        if (own.length === 0) continue;
        rangesById.set(id, own);
        rankOf.set(id, rank);
        for (const range of own) {
          ownerOf.set(range, id);
          ranges.push(range);
        }
      }
      if (ranges.length === 0) continue;
      const highlight = new Highlight(...ranges);
      highlight.priority = SEVERITIES.length - rank;
      CSS.highlights.set(highlightName(severity), highlight);
    }
    return [...rangesById.keys()];
  };

  const flash = (id: string): boolean => {
    const ranges = rangesById.get(id);
    const first = ranges?.[0];
    const view = document.defaultView;
    if (!ranges || !first?.startContainer.isConnected || !view) return false;
    openAncestors(first.startContainer);
    if (!scrollToRange(view, first)) return false;
    endFlash();
    const highlight = new Highlight(...ranges);
    highlight.priority = SEVERITIES.length + 1;
    CSS.highlights.set(FLASH_NAME, highlight);
    cancelFlash = setTimer(endFlash, FLASH_MS);
    return true;
  };

  const mostSevere = (ids: readonly string[]): string | null => {
    let best: string | null = null;
    for (const id of ids) if (best === null || (rankOf.get(id) ?? 0) < (rankOf.get(best) ?? 0)) best = id;
    return best;
  };

  const findingAt = (x: number, y: number): string | null => {
    const registry: PointRegistry = CSS.highlights;
    if (registry.highlightsFromPoint) {
      const hits = registry.highlightsFromPoint(x, y, { shadowRoots });
      return mostSevere(hits.flatMap(({ ranges }) => ranges.flatMap((range) => ownerOf.get(range) ?? [])));
    }
    const hits: string[] = [];
    for (const [id, ranges] of rangesById) if (ranges.some((range) => covers(range, x, y))) hits.push(id);
    return mostSevere(hits);
  };

  const clear = () => {
    endFlash();
    removeMarks();
    const own = sheet;
    if (own) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== own);
  };

  return { show, flash, findingAt, clear };
}
