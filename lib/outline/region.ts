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

/**
 * The element that the page itself calls its main content: the fullest `main`, else the one `article` that holds most of
 * the page. Null when the page does not say; the body, chrome left out, is the document then. A title (`h1`) that
 * stands before it belongs to it: the region grows to hold it where that adds little else.
 */
export function chooseRegion(document: Document): Element | null {
  const root = document.body ?? document.documentElement;
  if (!root) return null;
  const mains = [...root.querySelectorAll('main,[role="main"]')].filter((element) => element.checkVisibility());
  let region = largest(mains);
  if (!region) {
    const articles = [...root.querySelectorAll('article')].filter(
      (element) => !element.parentElement?.closest('article'),
    );
    const article = articles.length === 1 ? (articles[0] ?? null) : null;
    if (article?.checkVisibility() && textLength(article) > textLength(root) * 0.4) region = article;
  }
  if (!region) return null;
  const title = root.querySelector('h1');
  if (title?.checkVisibility() && !region.contains(title) && !region.querySelector('h1')) {
    let common: Element = region;
    while (!common.contains(title) && common.parentElement) common = common.parentElement;
    if (common !== root && textLength(common) < textLength(region) * 1.2) return common;
  }
  return region;
}
