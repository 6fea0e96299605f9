const MAX_LINE_CHARACTERS = 200;

/**
 * Titles, headings and terms are the document's words too: kept on one line, short and without tags, so that they cannot
 * pose as rules or as a delimiter.
 */
export function plainLine(text: string, maxCharacters = MAX_LINE_CHARACTERS): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .trim()
    .slice(0, maxCharacters);
}
