import { parentOf } from './ranges.ts';

/** The page's own control for a part of it that is not rendered: a tab, or a button that says it is collapsed. */
function controlOf(panel: Element): HTMLElement | null {
  const scope = panel.getRootNode() as Document | ShadowRoot;
  const named = panel.id === '' ? null : scope.querySelector(`[aria-controls~="${CSS.escape(panel.id)}"]`);
  const labels = (panel.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  const label = labels.map((id) => scope.getElementById(id)).find((element) => element?.getAttribute('role') === 'tab');
  const control = named ?? label ?? null;
  return control instanceof (panel.ownerDocument.defaultView?.HTMLElement ?? HTMLElement) ? control : null;
}

/**
 * Whether a click on a control does nothing but show its part of the page. A link to elsewhere or a button that sends a
 * form is never pressed for the reviewer.
 */
function isHarmless(control: HTMLElement): boolean {
  const isTab = control.getAttribute('role') === 'tab' && control.getAttribute('aria-selected') !== 'true';
  if (!isTab && control.getAttribute('aria-expanded') !== 'false') return false;
  if (control.getAttribute('aria-disabled') === 'true' || control.matches(':disabled')) return false;
  const link = control.closest('a[href]');
  if (link && !(link.getAttribute('href') ?? '').startsWith('#')) return false;
  const isSubmit = control.matches('button:not([type]),button[type="submit"],input');
  return !isSubmit || control.closest('form') === null;
}

/**
 * Opens what hides a node: closed `details`, content hidden until it is found, and parts of the page that are not
 * rendered while another tab is chosen or their button is collapsed. These last belong to the page's scripts, so the
 * page's own control is clicked: showing the panel behind its back would leave two panels open and the tabs wrong.
 */
export function openAncestors(view: Window, node: Node): void {
  for (let parent = parentOf(node); parent; parent = parentOf(parent)) {
    if (parent.nodeType !== 1) continue;
    const element = parent as Element;
    if (element.localName === 'details' && !element.hasAttribute('open')) (element as HTMLDetailsElement).open = true;
    if (element.getAttribute('hidden') === 'until-found') {
      // As the browser's own search does: the page hears of it first and may open its own widget.
      element.dispatchEvent(new Event('beforematch', { bubbles: true }));
      element.removeAttribute('hidden');
    }
    if (view.getComputedStyle(element).display !== 'none') continue;
    const control = controlOf(element);
    if (control && isHarmless(control)) control.click();
  }
}
