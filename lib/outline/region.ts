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
  const isOutside = title?.checkVisibility() && !element.contains(title) && !element.querySelector('h1');
  if (!title || !isOutside || (element.compareDocumentPosition(title) & 2) === 0) return { element, title: null };
  let common: Element = element;
  while (!common.contains(title) && common.parentElement) common = common.parentElement;
  const isClose = common !== root && textLength(common) < textLength(element) * 1.2;
  return isClose ? { element: common, title: null } : { element, title };
}
