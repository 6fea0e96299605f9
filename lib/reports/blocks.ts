/** A run of text within a block. `href` is checked by `webLink` already. All text is untrusted. */
export interface Inline {
  readonly text: string;
  readonly mark?: 'strong' | 'muted';
  readonly href?: string;
}

/** What a report for people is made of; each format writes these its own way. Line breaks in texts are kept. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'quote'; readonly content: readonly Inline[] }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Parts that belong together; `tone` is a severity. */
  | { readonly kind: 'group'; readonly tone: string; readonly blocks: readonly Block[] };

export interface Fact {
  readonly label: string;
  readonly value: readonly Inline[];
}

/** White space in runs is one space, lines without words go. */
export function tidyLines(text: string): string[] {
  return text
    .split(/[\n\r\v\f\u0085\u2028\u2029]+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
