import { type ChatScope, type ChatTurn, scopeKey } from '#lib/chat';

/** The conversation about one scope. */
export interface Thread {
  readonly key: string;
  readonly scope: ChatScope;
  /** Oldest first. */
  readonly turns: readonly ChatTurn[];
}

/** Groups turns by what they are about: the document first, the others by their latest question, newest first. */
export function threadsOf(turns: Iterable<ChatTurn>): readonly Thread[] {
  const groups = Map.groupBy(
    [...turns].sort((one, other) => one.askedAtMs - other.askedAtMs || (one.id < other.id ? -1 : 1)),
    ({ scope }) => scopeKey(scope),
  );
  const threads = [...groups].flatMap(([key, group]) => {
    const last = group.at(-1);
    return last === undefined ? [] : [{ key, scope: last.scope, turns: group, latestMs: last.askedAtMs }];
  });
  const rank = ({ scope, latestMs }: (typeof threads)[number]) =>
    scope.kind === 'document' ? Number.NEGATIVE_INFINITY : -latestMs;
  return threads
    .sort((one, other) => rank(one) - rank(other))
    .map(({ key, scope, turns: own }) => ({ key, scope, turns: own }));
}
