import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useCallback, useRef, useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { Announcement, Button } from '#components/ui';
import { type ChatQuote, type ChatScope, type ChatTurn, isOpenTurn, type ScopeChoice, scopeKey } from '#lib/chat';
import type { WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';
import { ChatComposer } from './ChatComposer.tsx';
import { ChatTurnItem } from './ChatTurnItem.tsx';
import styles from './ChatView.module.css';
import type { ChatState } from './chat-state.ts';
import { type ChatLock, describeTurn } from './chat-words.ts';
import { Suggestions } from './Suggestions.tsx';
import { ThreadBar } from './ThreadBar.tsx';
import { threadsOf } from './threads.ts';
import { useFollow } from './use-follow.ts';

export interface ChatViewProps {
  readonly client: WorkerClient;
  readonly chat: ChatState;
  readonly tabId: number | null;
  readonly lock: ChatLock | null;
  readonly scope: ChatScope;
  readonly onScope: (scope: ChatScope) => void;
  /** What was written and not sent yet, by document and scope. */
  readonly drafts: Readonly<Record<string, string>>;
  readonly onDraft: (key: string, words: string) => void;
  /** The view is in sight. */
  readonly isShown: boolean;
  readonly focusCount: number;
  readonly onOptions: () => void;
}

const DOCUMENT: ChatScope = { kind: 'document' };

/** Conversations about one document, one shown at a time. */
export function ChatView(props: ChatViewProps) {
  const { client, chat, tabId, lock, scope, onScope, drafts, onDraft, isShown, focusCount, onOptions } = props;
  const { url } = chat;
  /** Counts the buttons pressed that go away with that: the field takes the focus they had. */
  const [goneCount, setGoneCount] = useState(0);
  const [failure, setFailure] = useState<{ readonly url: string; readonly problem: Problem } | null>(null);
  const problem = failure?.url === url ? failure.problem : null;
  const setProblem = useCallback(
    (next: Problem | null) => setFailure(next === null ? null : { url, problem: next }),
    [url],
  );
  const threads = threadsOf(chat.turns.values());
  const key = scopeKey(scope);
  const shown = threads.find((thread) => thread.key === key) ?? { key, scope, turns: [] };
  const { turns } = shown;
  const open = turns.find(isOpenTurn);
  const draftKey = `${key} ${url}`;
  const last = turns.at(-1);
  useFollow(`${last?.state} ${last?.answer.length} ${lock}`, `${key} ${last?.id}`, isShown);

  const report = useCallback(
    (request: Promise<{ readonly ok: boolean; readonly problem?: Problem }>) => {
      setProblem(null);
      void request.then((result) => setProblem(result.problem ?? null));
    },
    [setProblem],
  );
  const ask = (question: string) => {
    if (tabId === null || lock !== null || open !== undefined) return;
    setProblem(null);
    onDraft(draftKey, '');
    void client.request('chat.ask', { tabId, url, scope: choiceOf(scope), question }).then((result) => {
      if (result.ok) return;
      setProblem(result.problem);
      onDraft(draftKey, question);
    });
  };
  const retry = useCallback(
    (turnId: string) => {
      if (tabId !== null) report(client.request('chat.retry', { tabId, url, turnId }));
    },
    [client, report, tabId, url],
  );
  const showQuote = useCallback(
    async ({ text, start }: ChatQuote) => {
      if (tabId === null) return false;
      const result = await client.request('quote.show', { tabId, quote: text, start });
      return result.ok && result.value.shown;
    },
    [client, tabId],
  );

  return (
    <div className={styles.view}>
      <Announcement text={useTurnWords(chat.turns)} intervalMs={1_000} />
      <ThreadBar
        shown={shown}
        threads={threads}
        onChoose={(thread) => onScope(thread.scope)}
        onClear={() => report(client.request('chat.clear', { url, scope: choiceOf(scope) }))}
      />
      {turns.length === 0 ? (
        <Suggestions
          scope={scope}
          isDisabled={lock !== null}
          onAsk={(question) => {
            setGoneCount((count) => count + 1);
            ask(question);
          }}
        />
      ) : (
        <ol aria-label={t`Questions and answers`} className={styles.turns}>
          {turns.map((turn) => (
            <ChatTurnItem
              key={turn.id}
              turn={turn}
              canAsk={lock === null && open === undefined}
              onShow={showQuote}
              onRetry={retry}
              onOptions={onOptions}
            />
          ))}
        </ol>
      )}
      {problem !== null && (
        <ProblemNotice
          problem={problem}
          actions={
            <Button size="small" variant="quiet" onPress={() => setProblem(null)}>
              <Trans>Dismiss</Trans>
            </Button>
          }
        />
      )}
      <ChatComposer
        scope={scope}
        draft={drafts[draftKey] ?? ''}
        onDraft={(words) => onDraft(draftKey, words)}
        lock={lock}
        isAnswering={open !== undefined}
        focusCount={focusCount + goneCount}
        onSend={ask}
        onStop={() => {
          if (open === undefined) return;
          setGoneCount((count) => count + 1);
          report(client.request('chat.stop', { turnId: open.id }));
        }}
        onLeaveScope={() => onScope(DOCUMENT)}
        onOptions={onOptions}
      />
    </div>
  );
}

/** The worker knows the names: it is told only which one is meant. */
function choiceOf(scope: ChatScope): ScopeChoice {
  return scope.kind === 'document' ? scope : { kind: scope.kind, id: scope.id };
}

/** What became of the turn that was being answered while the reviewer looked on; history is no news. */
function useTurnWords(turns: ReadonlyMap<string, ChatTurn>): string {
  const followed = useRef<string | null>(null);
  const open = [...turns.values()].findLast(isOpenTurn);
  if (open !== undefined) followed.current = open.id;
  const turn = turns.get(followed.current ?? '');
  return turn === undefined ? '' : describeTurn(turn);
}
