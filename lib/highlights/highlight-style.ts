import type { Severity } from '#lib/findings';

/** Names in the page's highlight registry, which the page shares: each starts with our own prefix. */
export const HIGHLIGHT_PREFIX = 'ai-prism-';
export const FLASH_NAME = `${HIGHLIGHT_PREFIX}flash`;

/** The registry name of a severity's highlight. */
export function highlightName(severity: Severity): string {
  return `${HIGHLIGHT_PREFIX}${severity}`;
}

/** Colour and line of each severity: the line alone tells them apart, without colour. */
const LOOKS: Readonly<Record<Severity, { readonly rgb: string; readonly line: string; readonly thickness: string }>> = {
  critical: { rgb: '220 38 38', line: 'wavy', thickness: '2px' },
  high: { rgb: '234 88 12', line: 'double', thickness: '2px' },
  medium: { rgb: '202 138 4', line: 'solid', thickness: '2px' },
  low: { rgb: '37 99 235', line: 'dashed', thickness: '2px' },
  info: { rgb: '107 114 128', line: 'dotted', thickness: '2px' },
};

/**
 * The style sheet of all highlights. Tints are translucent, so that the page's own text colour stays readable on light
 * and on dark pages; the flash is opaque for its moment and brings its own text colour.
 */
export function highlightStyles(): string {
  const bySeverity = Object.entries(LOOKS).map(
    ([severity, { rgb, line, thickness }]) =>
      `::highlight(${HIGHLIGHT_PREFIX}${severity}){background-color:rgb(${rgb} / .18);text-decoration:underline ${line} ${thickness} rgb(${rgb})}`,
  );
  return [
    ...bySeverity,
    `::highlight(${FLASH_NAME}){background-color:#fde047;color:#111827}`,
    `@media (forced-colors:active){::highlight(${FLASH_NAME}){background-color:Highlight;color:HighlightText}}`,
  ].join('\n');
}
