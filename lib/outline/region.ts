import { linkShare } from './chrome.ts';

/** Readable characters, roughly: hidden text and scripts inside are few beside what separates the candidates. */
function textLength(element: Element): number {
  return (element.textContent ?? '').length;
}

function largest(elements: readonly Element[]): Element | null {
  let best: Element | null = null;
  let bestLength = 0;
  for (const element of elements) {
    const length = textLength(element);
    if (length > bestLength) {
      best = element;
      bestLength = length;
    }
  }
  return best;
}

/** What of a page is its document. */
export interface Region {
  readonly element: Element;
  /** The document's title, where it stands before the region and outside of it. */
  readonly title: Element | null;
  /** Parts of the document that the page has put beside its main region. */
  readonly parts: ReadonlySet<Element>;
}

/** From so many characters in paragraphs on, a headed part beside the main region is no chrome. */
const LONG_PART = 800;

function proseLength(element: Element): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) {
    length += (paragraph.textContent ?? '').trim().length * (1 - linkShare(paragraph));
  }
  return length;
}

/** What stands beside the region on any level, has a heading and much prose; chrome is told apart later. */
function partsBeside(region: Element, root: Element): ReadonlySet<Element> {
  const parts = new Set<Element>();
  for (let at = region; at !== root && at.parentElement; at = at.parentElement) {
    for (const sibling of at.parentElement.children) {
      if (sibling === at || !/^(?:div|section|article)$/.test(sibling.localName)) continue;
      if (sibling.querySelector('h1,h2,h3') !== null && proseLength(sibling) > LONG_PART) parts.add(sibling);
    }
  }
  return parts;
}

/** The fullest `main`, else the one `article` that holds most of the page. */
function regionElement(root: Element): Element | null {
  const mains = [...root.querySelectorAll('main,[role="main"]')].filter((element) => element.checkVisibility());
  const main = largest(mains);
  if (main) return main;
  const articles = [...root.querySelectorAll('article')].filter(
    (element) => !element.parentElement?.closest('article'),
  );
  const article = articles.length === 1 ? (articles[0] ?? null) : null;
  return article?.checkVisibility() && textLength(article) > textLength(root) * 0.4 ? article : null;
}

/**
 * The element that the page itself calls its main content, and its title. Null when the page does not say; the body,
 * chrome left out, is the document then. Where a title (`h1`) stands before the region, the region grows to hold it if that
 * adds little else; otherwise the title alone belongs to it.
 */
export function chooseRegion(document: Document): Region | null {
  const root = document.body ?? document.documentElement;
  const element = root ? regionElement(root) : null;
  if (!root || !element) return null;
  const title = root.querySelector('h1');
  const parts = partsBeside(element, root);
  const isOutside = title?.checkVisibility() && !element.contains(title) && !element.querySelector('h1');
  if (!title || !isOutside || (element.compareDocumentPosition(title) & 2) === 0)
    return { element, title: null, parts };
  let common: Element = element;
  while (!common.contains(title) && common.parentElement) common = common.parentElement;
  const isClose = common !== root && textLength(common) < textLength(element) * 1.2;
  return isClose ? { element: common, title: null, parts } : { element, title, parts };
}

/** Whether an element and all in it belong to the region. */
export function beginsRegion(region: Region | null, element: Element): boolean {
  return region !== null && (element === region.element || element === region.title || region.parts.has(element));
}
