import type { Severity } from '#lib/findings';

/** Names in the page's highlight registry, which the page shares: each starts with our own prefix. */
export const HIGHLIGHT_PREFIX = 'ai-prism-';
export const FLASH_NAME = `${HIGHLIGHT_PREFIX}flash`;

/** The registry name of a severity's highlight. */
export function highlightName(severity: Severity): string {
  return `${HIGHLIGHT_PREFIX}${severity}`;
}

/**
 * Colour and line of each severity: the line alone tells them apart, without colour. Each colour stands out from white
 * and from black by at least 3:1.
 */
const LOOKS: Readonly<Record<Severity, { readonly rgb: string; readonly line: string }>> = {
  critical: { rgb: '220 38 38', line: 'wavy' },
  high: { rgb: '234 88 12', line: 'double' },
  medium: { rgb: '161 98 7', line: 'solid' },
  low: { rgb: '37 99 235', line: 'dashed' },
  info: { rgb: '107 114 128', line: 'dotted' },
};

/**
 * The style sheet of all highlights. Tints are translucent, so that the page's own text colour stays readable on light
 * and on dark pages; the flash is opaque for its moment and brings its own text colour. Nothing of it is printed: what
 * leaves on paper is the document, and findings leave in an export.
 */
export function highlightStyles(): string {
  const looks = Object.entries(LOOKS).map(([severity, look]) => ({ name: HIGHLIGHT_PREFIX + severity, ...look }));
  const tinted = looks.map(
    ({ name, rgb, line }) =>
      `::highlight(${name}){background-color:rgb(${rgb} / .18);text-decoration:underline ${line} 2px rgb(${rgb})}`,
  );
  const forced = looks.map(
    ({ name, line }) =>
      `::highlight(${name}){background-color:Mark;color:MarkText;text-decoration:underline ${line} 2px MarkText}`,
  );
  return [
    '@media screen{',
    ...tinted,
    `::highlight(${FLASH_NAME}){background-color:#fde047;color:#111827}`,
    '}',
    '@media screen and (forced-colors:active){',
    ...forced,
    `::highlight(${FLASH_NAME}){background-color:Highlight;color:HighlightText}`,
    '}',
  ].join('\n');
}
