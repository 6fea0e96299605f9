import type { ContentsQuery, MarkedHeading, TrueSection } from './protocol.ts';

interface Entry {
  readonly text: string;
  readonly fragment: string;
  readonly depth: number;
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** How many lists an entry is in, definition lists included. */
function depthOf(link: Element, list: Element): number {
  let depth = 0;
  for (let at: Element | null = link; at && at !== list; at = at.parentElement) {
    if (/^(?:ul|ol|dl)$/.test(at.localName)) depth += 1;
  }
  return depth;
}

/** The entries of a contents list: links within the page; a number before the link belongs to the entry. */
function entriesOf(list: Element): Entry[] {
  const seen = new Set<string>();
  const entries: Entry[] = [];
  for (const link of list.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
    const target = new URL(link.href);
    if (target.origin + target.pathname !== location.origin + location.pathname) continue;
    const fragment = decodeURIComponent(target.hash.slice(1));
    if (fragment === '' || seen.has(fragment)) continue;
    seen.add(fragment);
    const before =
      link.parentElement?.localName === 'span' || link.parentElement?.localName === 'dt' ? ownTextBefore(link) : '';
    entries.push({ text: `${before}${textOf(link)}`, fragment, depth: depthOf(link, list) });
  }
  return entries;
}

function ownTextBefore(link: Element): string {
  const previous = link.previousSibling;
  return previous?.nodeType === Node.TEXT_NODE ? (previous.textContent ?? '').trimStart() : '';
}

function targetOf(fragment: string): Element | null {
  return document.getElementById(fragment) ?? document.getElementsByName(fragment)[0] ?? null;
}

/** The visible text of the scope cut at the targets, in document order; text before the first target is dropped. */
function cutAtTargets(
  scope: Element,
  skip: ReadonlySet<Element>,
  targets: ReadonlyMap<Element, number>,
  count: number,
) {
  const bodies: string[] = Array.from({ length: count }, () => '');
  let current = -1;
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (current >= 0) bodies[current] += node.nodeValue ?? '';
      return;
    }
    if (!(node instanceof Element)) return;
    current = targets.get(node) ?? current;
    if (skip.has(node) || /^(?:script|style|template|noscript|nav|footer)$/.test(node.localName)) return;
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility === 'hidden') return;
    const isApart = !display.startsWith('inline') || node.localName === 'br';
    if (isApart && current >= 0) bodies[current] += ' ';
    for (const child of node.childNodes) visit(child);
    if (isApart && current >= 0) bodies[current] += ' ';
  };
  visit(scope);
  return bodies;
}

/** The document's structure by its own table of contents: nesting of the list, and text between the links' targets. */
export function readContents({ list, scope }: ContentsQuery): readonly TrueSection[] {
  const lists = [...document.querySelectorAll(list)];
  const entries = lists.flatMap((element) => entriesOf(element));
  const found = entries.filter(({ fragment }) => targetOf(fragment) !== null);
  const targets = new Map<Element, number>();
  for (const [index, { fragment }] of found.entries()) {
    const target = targetOf(fragment);
    if (target) targets.set(target, index);
  }
  const root = document.querySelector(scope);
  const bodies = root ? cutAtTargets(root, new Set(lists), targets, found.length) : [];
  const open: { readonly depth: number; readonly index: number }[] = [];
  return found.map(({ text, depth }, index) => {
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const parent = open.at(-1)?.index ?? -1;
    open.push({ depth, index });
    return { text, parent, body: bodies[index] ?? null };
  });
}

/** Texts of all heading elements of the markup, in document order. */
export function readHeadingMarkup(): readonly MarkedHeading[] {
  return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6,[role="heading"]')].map((element) => ({
    text: textOf(element),
    isTitle: element.localName === 'h1',
  }));
}
