/** Elements with an empty line before and after. */
export const PARAGRAPHS: ReadonlySet<string> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'dl',
  'table',
  'figure',
  'section',
  'article',
  'details',
  'hr',
  'address',
  'fieldset',
  'header',
  'footer',
  'aside',
  'main',
  'hgroup',
]);
/** Elements in which a bold line is no title. */
export const NO_TITLE_INSIDE: ReadonlySet<string> = new Set(['table', 'ul', 'ol', 'dl', 'pre', 'figure', 'blockquote']);
/** Roles of what holds a document or a part of one. */
export const CONTENT_ROLES: ReadonlySet<string> = new Set(['main', 'article', 'feed']);

/** The level that the page gives a heading, from 1; 0 for what is none. */
export function headingLevel(element: Element): number {
  const match = /^h([1-6])$/.exec(element.localName);
  const role = element.getAttribute('role');
  if (match && (role === null || role === 'heading')) {
    const own = Number(element.getAttribute('aria-level'));
    return own > 0 ? own : Number(match[1]);
  }
  if (role !== 'heading') return 0;
  const level = Number(element.getAttribute('aria-level'));
  return level > 0 ? level : 2;
}
