/**
 * Which part of a page is read: the part that the page itself calls its main one (`auto`), all of it but navigation and
 * other chrome (`page`), or an element that the reviewer has pointed at.
 */
export type RegionChoice =
  | { readonly kind: 'auto' }
  | { readonly kind: 'page' }
  | { readonly kind: 'element'; readonly selector: string };

export const AUTO_REGION: RegionChoice = { kind: 'auto' };

/** Elements that hold one run of text: the part of a page that somebody means is around them. */
const TEXT_ELEMENTS =
  'a,abbr,b,blockquote,code,dd,dt,em,figcaption,font,h1,h2,h3,h4,h5,h6,i,li,mark,p,pre,q,small,span,strong,sub,summary,sup,td,th,tr,u';

/** The part of a page that a selection stands in, as a choice; null where it would be the whole page. */
export function regionAround(document: Document, range: Range): RegionChoice | null {
  const node = range.commonAncestorContainer;
  let element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  while (element?.matches(TEXT_ELEMENTS)) element = element.parentElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const selector = selectorOf(element);
  return document.querySelector(selector) === element ? { kind: 'element', selector } : null;
}

/** A selector that leads to the element again after a reload: from the nearest id on, by places among siblings. */
function selectorOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const isUnique = at.id !== '' && at.ownerDocument.querySelectorAll(`#${CSS.escape(at.id)}`).length === 1;
    if (isUnique || at.parentElement === null) {
      steps.unshift(isUnique ? `#${CSS.escape(at.id)}` : CSS.escape(at.localName));
      break;
    }
    const place = [...at.parentElement.children].indexOf(at) + 1;
    steps.unshift(`${CSS.escape(at.localName)}:nth-child(${place})`);
  }
  return steps.join(' > ');
}

/** The element of a choice in this page; null where there is none (any more). */
export function chosenElement(document: Document, choice: RegionChoice): Element | null {
  if (choice.kind !== 'element') return null;
  try {
    return document.querySelector(choice.selector);
  } catch {
    // Not a selector: it was stored by another version, or tampered with.
    return null;
  }
}
