/** Kinds of what is stored: `models` is what was learned of them, `imports` are reviews that came in files. */
export type StoredKind = 'reviews' | 'findings' | 'imports' | 'chats' | 'attempts' | 'playbooks' | 'models';

/** What is stored. Sizes are estimates: the bytes of the text, not of the browser's files. */
export interface StoredData {
  readonly kinds: readonly { readonly kind: StoredKind; readonly count: number; readonly bytes: number }[];
  /** What the browser says it uses for all of it, its own bookkeeping included; null where it does not say. */
  readonly usedBytes: number | null;
}
