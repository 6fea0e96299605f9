import type { DecisionState } from '#lib/review';

/** What a key does in the list of findings. */
export type TriageAction =
  | { readonly kind: 'decide'; readonly state: DecisionState }
  | { readonly kind: 'note' | 'undo' | 'next' | 'previous' | 'next-open' | 'sheet' };

const ACTIONS: Readonly<Record<string, TriageAction>> = {
  a: { kind: 'decide', state: 'accepted' },
  d: { kind: 'decide', state: 'dismissed' },
  f: { kind: 'decide', state: 'follow-up' },
  n: { kind: 'note' },
  u: { kind: 'undo' },
  j: { kind: 'next' },
  k: { kind: 'previous' },
  o: { kind: 'next-open' },
  '?': { kind: 'sheet' },
};

/** The action of a key press; null for other keys, with modifiers, and while something is typed. */
export function keyAction(event: {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly target: EventTarget | null;
}): TriageAction | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  if (isField(event.target)) return null;
  return ACTIONS[event.key.toLowerCase()] ?? null;
}

/** Whether what is typed there is text, or chooses from a list. */
function isField(target: EventTarget | null): boolean {
  return target !== null && 'matches' in target && (target as Element).matches('input, textarea, select');
}

/** The next finding after `fromId` that is still open, from the beginning again after the end; null when none is. */
export function nextOpen(
  ids: readonly string[],
  isOpen: (id: string) => boolean,
  fromId: string | null,
): string | null {
  const from = fromId === null ? -1 : ids.indexOf(fromId);
  const after = [...ids.slice(from + 1), ...ids.slice(0, Math.max(0, from))];
  return after.find(isOpen) ?? null;
}
