/**
 * Takes the markdown decoration out of a quote that a model may have added to plain page text: emphasis, code marks,
 * heading and list marks at line starts, block quotes, links (their text stays), table pipes. Underscores and
 * asterisks inside a word stay (`snake_case`, `a*b`).
 */
export function stripMarkdown(text: string): string {
  return text
    .replace(/^[ \t]*(?:```|~~~).*$/gm, '')
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/^[ \t]*#{1,6}[ \t]+/gm, '')
    .replace(/^[ \t]*(?:[-*+•‣◦▪]|\d{1,3}[.)])[ \t]+/gm, '')
    .replace(/^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*$/gm, '')
    .replace(/!?\[([^\]\n]*)\]\([^()\s]*(?:\s+"[^"\n]*")?\)/g, '$1')
    .replace(/(^|[ \t])\|(?=[ \t]|$)/gm, '$1 ')
    .replace(/`+/g, '')
    .replace(/~~/g, '')
    .replace(/\*{1,3}(?=\S)([^*]*?\S)\*{1,3}/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/(^|[^\p{L}\p{N}_])_{1,3}(?=[^\s_])([^_]*?[^\s_])_{1,3}(?![\p{L}\p{N}_])/gu, '$1$2');
}
