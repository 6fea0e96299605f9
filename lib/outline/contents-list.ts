import { CONTENTS, nameHints } from './names.ts';
import { unclobberedDocument } from './unclobbered.ts';

/** A heading that announces a table of contents. */
export function isContentsHeading(heading: string): boolean {
  return /^(?:(?:table of )?contents|on this page|in this (?:article|section|page|document|guide)|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice|目次|目录)\s*:?\s*(?:\[?(?:hide|show)\]?)?$/i.test(
    heading.trim(),
  );
}

/** The fragment of a link into the same document, or an empty string. */
function fragmentOf(link: Element): string {
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) return href.slice(1);
  const page = link.ownerDocument.URL.split('#', 1)[0] ?? '';
  return page !== '' && href.startsWith(`${page}#`) ? href.slice(page.length + 1) : '';
}

function leadsToHeading(document: Document, fragment: string): boolean {
  let id = fragment;
  try {
    id = decodeURIComponent(fragment);
  } catch {
    // A stray percent sign: the id is meant literally.
  }
  const target = document.getElementById(id) ?? document.getElementsByName(id)[0];
  if (!target) return false;
  if (/^h[1-6]$/.test(target.localName) || target.closest('h1,h2,h3,h4,h5,h6')) return true;
  const first = target.firstElementChild ?? target.nextElementSibling;
  return first !== null && (/^h[1-6]$/.test(first.localName) || first.querySelector('h1,h2,h3,h4,h5,h6') !== null);
}

/**
 * A list that is the document's own table of contents: nearly all of its text is in links within the page, and these
 * lead to headings (or the list is named as one). It is navigation: its words stand again in the headings.
 */
export function isContentsList(element: Element): boolean {
  const tag = element.localName;
  if (tag !== 'ul' && tag !== 'ol' && tag !== 'dl' && tag !== 'table' && tag !== 'div' && tag !== 'section')
    return false;
  const isNamed = (nameHints(element) & CONTENTS) !== 0;
  if (!isNamed && tag !== 'ul' && tag !== 'ol') return false;
  const links = element.querySelectorAll('a[href*="#"]');
  if (links.length < (isNamed ? 2 : 4)) return false;
  let inside = 0;
  const fragments: string[] = [];
  for (const link of links) {
    const fragment = fragmentOf(link);
    if (fragment === '') continue;
    inside += (link.textContent ?? '').replace(/\s+/g, '').length;
    fragments.push(fragment);
  }
  const total = (element.textContent ?? '').replace(/[\s\d.]+/g, '').length;
  if (total === 0 || inside < total * (isNamed ? 0.6 : 0.8)) return false;
  const sample = fragments.filter((_, index) => index % Math.ceil(fragments.length / 12) === 0);
  const document = unclobberedDocument(element.ownerDocument);
  const hits = sample.filter((fragment) => leadsToHeading(document, fragment)).length;
  return hits >= sample.length * (isNamed ? 0.3 : 0.7);
}
