import { ASIDE, BANNER, COOKIE_NOTICE, FOOTER, NAVIGATION, nameHints, PERSON_TITLE, WIDE_BOX } from './names.ts';
import type { LeftOutReason } from './outline.ts';

/** Elements whose content is never text of the document. */
export const SILENT_ELEMENTS: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'title',
  'meta',
  'link',
  'svg',
  'canvas',
  'object',
  'embed',
  'video',
  'audio',
  'picture',
  'img',
  'map',
  'area',
  'param',
  'source',
  'track',
  'rp',
  'frameset',
]);

const CONTROL_ELEMENTS: ReadonlySet<string> = new Set([
  'input',
  'select',
  'textarea',
  'button',
  'option',
  'optgroup',
  'datalist',
  'meter',
  'progress',
]);

const ROLE_REASONS: Readonly<Record<string, LeftOutReason>> = {
  navigation: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  tablist: 'navigation',
  toolbar: 'navigation',
  'doc-toc': 'navigation',
  'doc-pagelist': 'navigation',
  banner: 'banner',
  contentinfo: 'footer',
  dialog: 'dialog',
  alertdialog: 'dialog',
  search: 'form-control',
  button: 'form-control',
  searchbox: 'form-control',
  textbox: 'form-control',
  combobox: 'form-control',
  listbox: 'form-control',
  switch: 'form-control',
  slider: 'form-control',
};

/** Where an element stands, as far as its classification depends on it. */
export interface Surroundings {
  /** Inside main, article, section or their roles: a header, footer or aside there belongs to the text. */
  readonly isInSection: boolean;
  /** Inside main or article. */
  readonly isInContent: boolean;
  /** Inside a heading or a summary, where a button is the title's wrapper. */
  readonly isInTitle: boolean;
}

const NAMED_BLOCKS: ReadonlySet<string> = new Set([
  'div',
  'ul',
  'ol',
  'section',
  'aside',
  'table',
  'td',
  'form',
  'header',
  'footer',
  'p',
]);

/** A heading element that only gives a person's rank or trade, as beside the posts of a forum. */
export function isPersonLabel(heading: Element): boolean {
  return heading.getAttribute('itemprop') === 'jobTitle' || (nameHints(heading) & PERSON_TITLE) !== 0;
}

/** Share of an element's characters that are in links, 0–1; 0 for an element without text. */
export function linkShare(element: Element): number {
  const total = (element.textContent ?? '').replace(/\s+/g, '').length;
  if (total === 0) return 0;
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += (link.textContent ?? '').replace(/\s+/g, '').length;
  return linked / total;
}

/** More characters than chrome around a document has. */
const LONG = 1500;

function isLong(element: Element): boolean {
  return (element.textContent ?? '').trim().length > LONG;
}

/** Long text in paragraphs: a document or a part of it, however many links stand beside it and whatever it is named. */
function holdsProse(element: Element): boolean {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) {
    length += (paragraph.textContent ?? '').trim().length * (1 - linkShare(paragraph));
    if (length > LONG) return true;
  }
  return false;
}

/** Tabs together with their panels: the panels are the text, whatever the box is named. */
function holdsPanels(element: Element): boolean {
  return element.querySelector('[role="tabpanel"]') !== null;
}

/** Cards and list entries that are one large button hold text to read; a control's label is short. */
function isWordyControl(element: Element): boolean {
  return (element.textContent ?? '').trim().length > 200;
}

function holdsTitle(element: Element): boolean {
  return element.querySelector('h1') !== null && linkShare(element) < 0.5;
}

function reasonByName(element: Element, around: Surroundings): LeftOutReason | null {
  const hints = nameHints(element);
  if ((hints & (COOKIE_NOTICE | NAVIGATION | ASIDE | FOOTER | BANNER | WIDE_BOX)) === 0 || holdsPanels(element))
    return null;
  if (hints & COOKIE_NOTICE && !isLong(element)) return 'dialog';
  if (hints & NAVIGATION && linkShare(element) > 0.6 && !holdsProse(element)) return 'navigation';
  if (hints & ASIDE && linkShare(element) > 0.5 && !holdsProse(element)) return 'complementary';
  if (around.isInSection) return null;
  if (hints & FOOTER && (!isLong(element) || linkShare(element) > 0.5)) return 'footer';
  const isBanner = hints & BANNER || (hints & WIDE_BOX && linkShare(element) > 0.5);
  if (isBanner && !isLong(element) && !holdsTitle(element)) return 'banner';
  return null;
}

/**
 * Why an element is chrome around the document and not part of it, or null when it is part of it. Goes by element
 * names and ARIA roles first; names of classes and ids count only together with what the element holds, because pages
 * name things freely (a specification of cookies has many elements named `cookie`).
 */
export function chromeReason(element: Element, around: Surroundings): LeftOutReason | null {
  const tag = element.localName;
  const role = element.getAttribute('role');
  if (CONTROL_ELEMENTS.has(tag)) {
    return tag === 'button' && (around.isInTitle || isWordyControl(element)) ? null : 'form-control';
  }
  if (tag === 'nav') return 'navigation';
  if (tag === 'dialog' || element.getAttribute('aria-modal') === 'true') return 'dialog';
  if (role !== null) {
    const reason = ROLE_REASONS[role];
    if (reason === 'form-control' && (around.isInTitle || isWordyControl(element))) return null;
    const isMisused = (reason === 'banner' && holdsTitle(element)) || (role === 'tablist' && holdsPanels(element));
    if (reason !== undefined && !isMisused) return reason;
  }
  if (tag === 'aside' || role === 'complementary') {
    return !around.isInSection || linkShare(element) > 0.5 ? 'complementary' : null;
  }
  if (!around.isInSection) {
    if (tag === 'header' && !holdsTitle(element)) return 'banner';
    if (tag === 'footer') return 'footer';
  }
  return NAMED_BLOCKS.has(tag) ? reasonByName(element, around) : null;
}

/** A box fixed to the window that holds a short text and neither the document nor its title. */
export function isOverlayNotice(element: Element): boolean {
  return !isLong(element) && element.querySelector('h1,main,article,[role="main"]') === null;
}
