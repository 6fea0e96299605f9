import { countVisible } from '#lib/text';
import { CONTENT_ROLES, headingLevel, NO_TITLE_INSIDE, PARAGRAPHS } from './block-kinds.ts';
import { chromeReason, isOverlayNotice, isPersonLabel, SILENT_ELEMENTS, type Surroundings } from './chrome.ts';
import { findClosedPanels, isClosedPanel } from './collapsed.ts';
import { isContentsHeading, isContentsList } from './contents-list.ts';
import { type ElementStyle, readElementStyle } from './element-style.ts';
import { readableFrame } from './frames.ts';
import { isHeadingMark } from './marks.ts';
import { classHints, UNSEEN } from './names.ts';
import type { LeftOutReason } from './outline.ts';
import { beginsRegion, type Region } from './region.ts';
import { findSideMatter } from './side-matter.ts';
import type { Slices } from './slices.ts';
import { BLANK, LINE, type Mark, TextBuilder } from './text-builder.ts';
import { kindOf, nextOf, tagOf, unclobbered } from './unclobbered.ts';
import { mayNeedVisualHeadings } from './visual-headings.ts';

/** A heading element and where its words stand in the text. */
export interface HeadingSpan {
  readonly start: number;
  readonly end: number;
  /** 1–6 as the page gives it; `aria-level` may be higher. */
  readonly level: number;
  /** Height of its letters in CSS pixels, where it is an element. */
  readonly fontSizePx?: number;
}

/** What to read of a page. */
export interface WalkPlan {
  /** Null: everything but chrome. */
  readonly region: Region | null;
  /** Read also what is not painted (`visibility`). */
  readonly isUnpaintedRead: boolean;
}

/** What one walk over a page gives. */
export interface Walk {
  readonly builder: TextBuilder;
  readonly headings: readonly HeadingSpan[];
  readonly leftOut: ReadonlyMap<LeftOutReason, number>;
  readonly shadowRoots: readonly ShadowRoot[];
  /** Documents of same-origin frames that were read. */
  readonly frames: readonly Document[];
}

interface Context extends Surroundings {
  readonly isVisible: boolean;
  readonly isPreserved: boolean;
  readonly isBold: boolean;
  readonly isLink: boolean;
  readonly isCollapsed: boolean;
  /** Directly in `details` that are closed. */
  readonly isClosedDetails: boolean;
  readonly isTerm: boolean;
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

/**
 * Walks the rendered tree (open shadow roots and slots included) once, writing the text of the plan's region and counting
 * what it leaves out. Changes nothing in the page.
 */
export async function walkPage(document: Document, plan: WalkPlan, slices: Slices): Promise<Walk> {
  const { region, isUnpaintedRead } = plan;
  const builder = new TextBuilder();
  const headings: HeadingSpan[] = [];
  const leftOut = new Map<LeftOutReason, number>();
  const shadowRoots: ShadowRoot[] = [];
  const frames: Document[] = [];
  const view = document.defaultView;
  const root = document.body ?? document.documentElement;
  if (!view || !root) return { builder, headings, leftOut, shadowRoots, frames };
  const isBoldRead = mayNeedVisualHeadings(region?.element ?? root);
  if (slices.isDue()) await slices.pause();
  const sideMatter = await findSideMatter(region?.element ?? root, slices);
  const panels = findClosedPanels(document);
  if (slices.isDue()) await slices.pause();
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
    builder.isLink = context.isLink;
    builder.isCollapsed = context.isCollapsed;
    builder.isTerm = context.isTerm;
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

  const enterHeading = (element: Element, level: number): (() => void) => {
    const mark = builder.mark();
    builder.isOneLine = true;
    return () => {
      builder.isOneLine = false;
      if (builder.length === mark.length) return;
      const start = builder.textStartAfter(mark);
      // Pages that set whole paragraphs in a heading element do not mean a title.
      if (builder.length - start > 300) return;
      const fontSizePx = Number.parseFloat(view.getComputedStyle(element).fontSize);
      headings.push({ start, end: builder.length, level, fontSizePx });
      lastHeading = { mark, end: builder.length };
    };
  };

  const contextOf = (
    element: Element,
    raw: Element,
    tag: string,
    parent: Context,
    style: ElementStyle,
    isTitle: boolean,
  ): Context => {
    const isContent = tag === 'main' || tag === 'article' || CONTENT_ROLES.has(element.getAttribute('role') ?? '');
    let reason = parent.reason ?? sideMatter.get(raw) ?? chromeReason(element, parent);
    if (reason === null && style.isOverlay && !parent.isInContent && isOverlayNotice(element)) reason = 'dialog';
    if (reason === null && !builder.isOneLine && isContentsList(element)) {
      reason = 'navigation';
      dropContentsHeading();
    }
    return {
      isVisible: style.isVisible || isUnpaintedRead,
      isPreserved: style.isPreserved,
      isBold: style.isBold,
      isLink: parent.isLink || tag === 'a',
      isCollapsed:
        parent.isCollapsed ||
        style.isGone ||
        (parent.isClosedDetails && tag !== 'summary') ||
        element.getAttribute('hidden') === 'until-found',
      isClosedDetails: tag === 'details' && !element.hasAttribute('open'),
      isTerm: tag === 'dt' || (parent.isTerm && tag !== 'dd'),
      isTitlePlace: parent.isTitlePlace && !NO_TITLE_INSIDE.has(tag),
      isInRegion: parent.isInRegion || beginsRegion(region, raw),
      reason,
      isInSection: parent.isInSection || isContent || tag === 'section',
      isInContent: parent.isInContent || isContent,
      isInTitle: parent.isInTitle || isTitle || tag === 'summary',
    };
  };

  const enter = (raw: Element, parent: Context): Frame | null => {
    const tag = tagOf(raw);
    if (tag === 'br') {
      builder.separate(LINE);
      return null;
    }
    if (tag === 'iframe' || tag === 'frame') return enterFrame(raw, parent);
    if (SILENT_ELEMENTS.has(tag)) {
      builder.skip();
      return null;
    }
    const element = tag === 'form' ? unclobbered(raw) : raw;
    const style = readElementStyle(view, raw, tag, isBoldRead);
    const isUnseen = style.isGone && !isClosedPanel(element, panels);
    if (isUnseen || (classHints(element) & UNSEEN) !== 0 || isHeadingMark(element, tag, builder.isOneLine)) {
      builder.skip();
      return null;
    }
    const level = builder.isOneLine ? 0 : headingLevel(element);
    const context = contextOf(element, raw, tag, parent, style, level > 0);
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
    if (level > 0 && isWritten && !isPersonLabel(element)) {
      const closeBlock = leave;
      const closeHeading = enterHeading(raw, level);
      leave = () => {
        closeHeading();
        closeBlock?.();
      };
    }
    const shadow = element.shadowRoot;
    if (shadow) shadowRoots.push(shadow);
    const assigned = tag === 'slot' ? (raw as HTMLSlotElement).assignedNodes() : null;
    const shown = assigned && assigned.length > 0 ? assigned : null;
    return { context, next: (shadow ?? element).firstChild, assigned: shown, index: 0, leave };
  };

  /** A frame of the same origin is a part of the document; one of another cannot be read from here. */
  const enterFrame = (element: Element, parent: Context): Frame | null => {
    const inner = parent.reason === null && parent.isInRegion ? readableFrame(element) : null;
    const body = inner?.body;
    builder.skip();
    if (!inner || !body) return null;
    frames.push(inner);
    builder.separate(BLANK);
    const context = { ...parent, isBold: false, isLink: false };
    const leave = () => builder.separate(BLANK);
    return { context, next: body.firstChild, assigned: null, index: 0, leave };
  };

  const top: Context = {
    isVisible: true,
    isPreserved: false,
    isBold: false,
    isLink: false,
    isCollapsed: false,
    isClosedDetails: false,
    isTerm: false,
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
    if (!frame.assigned) frame.next = nextOf(node);
    const kind = kindOf(node);
    if (kind === 3) visitText(node as Text, frame.context);
    else if (kind === 1) {
      const child = enter(node as Element, frame.context);
      if (child) stack.push(child);
    }
  }
  return { builder, headings, leftOut, shadowRoots, frames };
}
