import { classHints, HEADING_MARK } from './names.ts';

/** Signs, and characters of icon fonts, which only the font gives a shape. */
const MARK_ONLY = /^(?:[\s¶§#🔗⚓∞↩↑]|\p{Co}|\u{fe0f}|\u{200b})*$/u;
const MARK_WORDS =
  /^\s*(?:\[?\s*(?:edit|edit source|edit section|link|permalink|anchor|src|source|view source|copy link|direct link)\s*\]?\s*)*$/i;

/**
 * A permalink or an edit link beside a heading: an anchor that shows only a mark (¶, §, #), or that is named as one
 * and says no more than "link", "edit" or "source". A section number that is a link is no mark.
 */
export function isHeadingMark(element: Element, tag: string, isInHeading: boolean): boolean {
  if (tag !== 'a' && tag !== 'span' && tag !== 'button') return false;
  const isNamed = (classHints(element) & HEADING_MARK) !== 0;
  if (tag !== 'a' && !isNamed && !isInHeading) return false;
  const text = element.textContent ?? '';
  if (text.length > 60) return false;
  if (tag === 'a' && MARK_ONLY.test(text) && text.trim() !== '')
    return element.getAttribute('href')?.includes('#') ?? isInHeading;
  if (isNamed) {
    return MARK_ONLY.test(text) || MARK_WORDS.test(text) || /editsection/i.test(element.getAttribute('class') ?? '');
  }
  return isInHeading && MARK_WORDS.test(text) && text.trim() !== '' && (tag === 'a' ? /\[|link/i : /\[/).test(text);
}
