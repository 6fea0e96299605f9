import { linkShare } from './chrome.ts';

/** Shorter text in a closed box is a hint or a menu. */
const SHORTEST_PANEL = 40;

/**
 * Boxes that a control of the page opens (`aria-expanded="false"` with `aria-controls`): accordions and the like. Menus and
 * lists of links are none.
 */
export function findClosedPanels(document: Document): ReadonlySet<Element> {
  const panels = new Set<Element>();
  for (const control of document.querySelectorAll('[aria-expanded="false"][aria-controls]:not([aria-haspopup])')) {
    if (control.closest('nav,header,[role="navigation"],[role="banner"],[role="menubar"]')) continue;
    for (const id of (control.getAttribute('aria-controls') ?? '').split(/\s+/)) {
      const panel = id === '' ? null : document.getElementById(id);
      const length = (panel?.textContent ?? '').trim().length;
      if (panel && length >= SHORTEST_PANEL && linkShare(panel) < 0.5) panels.add(panel);
    }
  }
  return panels;
}

/** A tab's panel that is not shown at present, or a box that a control opens: part of the document though not rendered. */
export function isClosedPanel(element: Element, panels: ReadonlySet<Element>): boolean {
  return element.getAttribute('role') === 'tabpanel' || panels.has(element);
}
