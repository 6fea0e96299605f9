const NUMBERED =
  /^\s*(?:(?:section|article|clause|chapter|appendix|annex|part|schedule|§)\s*)?((?:\d{1,3}|[A-Z](?=[.)])|[A-Z](?=\.\d)|[IVXLC]{1,6}(?=[.):\s]))(?:\.\d{1,3}){0,6})[.):]?(?=\s|$|[–—-])\s*[–—-]?\s*/i;
const KEYWORD = /^\s*(?:section|article|clause|chapter|appendix|annex|part|schedule|§)\s*/i;

/** The numbers of a heading ("2.1 Scope" → 2, 1), or null for one without. A bare number needs words after it. */
export function headingNumber(heading: string): readonly string[] | null {
  const match = NUMBERED.exec(heading);
  if (!match?.[1]) return null;
  const hasKeyword = KEYWORD.test(heading);
  const isDotted = match[1].includes('.') || /^[.):]/.test(heading.slice(match[0].trimEnd().length - 1));
  if (!hasKeyword && !/^\d/.test(match[1]) && !isDotted) return null;
  if (!hasKeyword && heading.slice(match[0].length).trim() === '') return null;
  return match[1].split('.');
}

/** The heading without its number, which changes when a section is put in before it; the whole heading if nothing is left. */
export function withoutNumber(heading: string): string {
  if (headingNumber(heading) === null) return heading;
  return heading.replace(NUMBERED, '').trim() || heading;
}
