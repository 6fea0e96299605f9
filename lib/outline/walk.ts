import { countVisible } from '#lib/text';
import { chromeReason, isOverlayNotice, SILENT_ELEMENTS, type Surroundings } from './chrome.ts';
import { isContentsHeading, isContentsList } from './contents-list.ts';
import { type ElementStyle, readElementStyle } from './element-style.ts';
import { isHeadingMark } from './marks.ts';
import type { LeftOutReason } from './outline.ts';
import type { Slices } from './slices.ts';
import { BLANK, LINE, type Mark, TextBuilder } from './text-builder.ts';

/** A heading element and where its words stand in the text. */
export interface HeadingSpan {
  readonly start: number;
  readonly end: number;
  /** 1–6 as the page gives it; `aria-level` may be higher. */
  readonly level: number;
}

/** What one walk over a page gives. */
export interface Walk {
  readonly builder: TextBuilder;
  readonly headings: readonly HeadingSpan[];
  readonly leftOut: ReadonlyMap<LeftOutReason, number>;
  readonly shadowRoots: readonly ShadowRoot[];
}

interface Context extends Surroundings {
  readonly isVisible: boolean;
  readonly isPreserved: boolean;
  readonly isBold: boolean;
  readonly isTitlePlace: boolean;
  readonly isInRegion: boolean;
  readonly reason: LeftOutReason | null;
}

interface Frame {
  readonly context: Context;
  /** Next child to visit, or the children that a slot shows. */
  next: Node | null;
  readonly assigned: readonly Node[] | null;
  index: number;
  readonly leave: (() => void) | null;
}

const PARAGRAPHS: ReadonlySet<string> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'dl',
  'table',
  'figure',
  'section',
  'article',
  'details',
  'hr',
  'address',
  'fieldset',
  'header',
  'footer',
  'aside',
  'main',
  'hgroup',
]);
const NO_TITLE_INSIDE: ReadonlySet<string> = new Set(['table', 'ul', 'ol', 'dl', 'pre', 'figure', 'blockquote']);
const CONTENT_ROLES: ReadonlySet<string> = new Set(['main', 'article', 'feed']);

function headingLevel(element: Element): number {
  const match = /^h([1-6])$/.exec(element.localName);
  const role = element.getAttribute('role');
  if (match && (role === null || role === 'heading')) {
    const own = Number(element.getAttribute('aria-level'));
    return own > 0 ? own : Number(match[1]);
  }
  if (role !== 'heading') return 0;
  const level = Number(element.getAttribute('aria-level'));
  return level > 0 ? level : 2;
}

/**
 * Walks the rendered tree (open shadow roots and slots included) once, writing the text of `region` and counting what it
 * leaves out. Changes nothing in the page.
 */
export async function walkPage(document: Document, region: Element | null, slices: Slices): Promise<Walk> {
  const builder = new TextBuilder();
  const headings: HeadingSpan[] = [];
  const leftOut = new Map<LeftOutReason, number>();
  const shadowRoots: ShadowRoot[] = [];
  const view = document.defaultView;
  const root = document.body ?? document.documentElement;
  if (!view || !root) return { builder, headings, leftOut, shadowRoots };
  let lastHeading: { readonly mark: Mark; readonly end: number } | null = null;

  const leaveOut = (reason: LeftOutReason, text: string) => {
    const characters = countVisible(text);
    if (characters > 0) leftOut.set(reason, (leftOut.get(reason) ?? 0) + characters);
  };

  const visitText = (node: Text, context: Context) => {
    if (!context.isVisible) return builder.skip();
    const reason = context.reason ?? (context.isInRegion ? null : 'outside-main');
    if (reason !== null) {
      builder.skip();
      return leaveOut(reason, node.data);
    }
    builder.isBold = context.isBold;
    builder.isTitlePlace = context.isTitlePlace;
    if (context.isPreserved && !builder.isOneLine) builder.addPreserved(node);
    else builder.addCollapsed(node);
  };

  /** A table of contents is being left out: so is the heading that announces it. */
  const dropContentsHeading = () => {
    if (lastHeading === null || builder.length !== lastHeading.end) return;
    const span = headings[headings.length - 1];
    if (!span || !isContentsHeading(builder.textFrom(lastHeading.mark))) return;
    leaveOut('navigation', builder.textFrom(lastHeading.mark));
    headings.pop();
    builder.rewind(lastHeading.mark);
    lastHeading = null;
  };

  const enterHeading = (level: number): (() => void) => {
    const mark = builder.mark();
    builder.isOneLine = true;
    return () => {
      builder.isOneLine = false;
      if (builder.length === mark.length) return;
      const start = builder.textStartAfter(mark);
      // Pages that set whole paragraphs in a heading element do not mean a title.
      if (builder.length - start > 300) return;
      headings.push({ start, end: builder.length, level });
      lastHeading = { mark, end: builder.length };
    };
  };

  const contextOf = (element: Element, parent: Context, style: ElementStyle, isTitle: boolean): Context => {
    const tag = element.localName;
    const isContent = tag === 'main' || tag === 'article' || CONTENT_ROLES.has(element.getAttribute('role') ?? '');
    let reason = parent.reason ?? chromeReason(element, parent);
    if (reason === null && style.isOverlay && !parent.isInContent && isOverlayNotice(element)) reason = 'dialog';
    if (reason === null && !builder.isOneLine && isContentsList(element)) {
      reason = 'navigation';
      dropContentsHeading();
    }
    return {
      isVisible: style.isVisible,
      isPreserved: style.isPreserved,
      isBold: style.isBold,
      isTitlePlace: parent.isTitlePlace && !NO_TITLE_INSIDE.has(tag),
      isInRegion: parent.isInRegion || element === region,
      reason,
      isInSection: parent.isInSection || isContent || tag === 'section',
      isInContent: parent.isInContent || isContent,
      isInTitle: parent.isInTitle || isTitle || tag === 'summary',
    };
  };

  const enter = (element: Element, parent: Context): Frame | null => {
    const tag = element.localName;
    if (tag === 'br') {
      builder.separate(LINE);
      return null;
    }
    if (SILENT_ELEMENTS.has(tag)) {
      builder.skip();
      return null;
    }
    const style = readElementStyle(view, element);
    if (style.isGone || isHeadingMark(element, builder.isOneLine)) {
      builder.skip();
      return null;
    }
    const level = builder.isOneLine ? 0 : headingLevel(element);
    const context = contextOf(element, parent, style, level > 0);
    const isWritten = context.isInRegion && context.reason === null;
    let leave: (() => void) | null = null;
    if (isWritten && style.isBlock) {
      const isNestedList = (tag === 'ul' || tag === 'ol') && element.parentElement?.localName === 'li';
      const separator = PARAGRAPHS.has(tag) && !isNestedList ? BLANK : LINE;
      if (tag === 'tr') builder.startRow();
      else if (tag === 'td' || tag === 'th') builder.startCell();
      else {
        builder.separate(separator);
        leave = () => builder.separate(separator);
      }
    }
    if (level > 0 && isWritten) {
      const closeBlock = leave;
      const closeHeading = enterHeading(level);
      leave = () => {
        closeHeading();
        closeBlock?.();
      };
    }
    const shadow = element.shadowRoot;
    if (shadow) shadowRoots.push(shadow);
    const assigned = tag === 'slot' ? (element as HTMLSlotElement).assignedNodes() : null;
    const shown = assigned && assigned.length > 0 ? assigned : null;
    return { context, next: (shadow ?? element).firstChild, assigned: shown, index: 0, leave };
  };

  const top: Context = {
    isVisible: true,
    isPreserved: false,
    isBold: false,
    isTitlePlace: true,
    isInRegion: region === null,
    reason: null,
    isInSection: false,
    isInContent: false,
    isInTitle: false,
  };
  const stack: Frame[] = [];
  const first = enter(root, top);
  if (first) stack.push(first);
  let visited = 0;
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    visited += 1;
    if ((visited & 31) === 0 && slices.isDue()) await slices.pause();
    const node: Node | null = frame.assigned ? (frame.assigned[frame.index++] ?? null) : frame.next;
    if (node === null) {
      stack.pop();
      frame.leave?.();
      continue;
    }
    if (!frame.assigned) frame.next = node.nextSibling;
    if (node.nodeType === 3) visitText(node as Text, frame.context);
    else if (node.nodeType === 1) {
      const child = enter(node as Element, frame.context);
      if (child) stack.push(child);
    }
  }
  return { builder, headings, leftOut, shadowRoots };
}
