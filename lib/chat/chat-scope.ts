/** What a question is about, as it is asked: the whole document, one of its sections, or a finding of its review. */
export type ScopeChoice =
  | { readonly kind: 'document' }
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'finding'; readonly id: string };

/** What a question is about, with the heading or title that names it to people, also when it is no longer there. */
export type ChatScope =
  | { readonly kind: 'document' }
  | { readonly kind: 'section' | 'finding'; readonly id: string; readonly label: string };

/** Names a thread: each document has one for each scope. */
export function scopeKey(scope: ScopeChoice): string {
  return scope.kind === 'document' ? 'document' : `${scope.kind}:${scope.id}`;
}
