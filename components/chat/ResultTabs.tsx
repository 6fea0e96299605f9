import { t } from '@lingui/core/macro';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Tabs } from '#components/ui';
import type { ChatScope } from '#lib/chat';
import type { WorkerClient } from '#lib/messaging';
import { AskContext } from './ask-context.ts';
import { ChatView } from './ChatView.tsx';
import type { ChatState } from './chat-state.ts';
import type { ChatLock } from './chat-words.ts';

export interface ResultTabsProps {
  readonly client: WorkerClient;
  readonly chat: ChatState;
  readonly tabId: number | null;
  readonly lock: ChatLock | null;
  /** What has come up among the findings: whenever it changes to something else than null, they are shown. */
  readonly news: unknown;
  readonly onOptions: () => void;
  /** The past reviews of all documents. */
  readonly renderHistory?: ((isShown: boolean) => ReactNode) | undefined;
  /** The findings. */
  readonly children: ReactNode;
}

type View = 'findings' | 'chat' | 'history';

const DOCUMENT: ChatScope = { kind: 'document' };

/** The findings, the chat and the history, side by side in tabs; whatever is among the findings can be asked about. */
export function ResultTabs(props: ResultTabsProps) {
  const { client, chat, tabId, lock, news, onOptions, renderHistory, children } = props;
  const [view, setView] = useState<View>('findings');
  /** Belongs to a document: another one is talked about as a whole at first. */
  const [about, setAbout] = useState<{ readonly url: string; readonly scope: ChatScope }>({ url: '', scope: DOCUMENT });
  const [focusCount, setFocusCount] = useState(0);
  /** What was written and not sent, by document and scope. */
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const scope = about.url === chat.url ? about.scope : DOCUMENT;
  const choose = useScrollMemory(view, setView);

  const setScope = useCallback((next: ChatScope) => setAbout({ url: chat.url, scope: next }), [chat.url]);
  const setDraft = useCallback((key: string, words: string) => setDrafts((known) => ({ ...known, [key]: words })), []);
  const askAbout = useCallback(
    (next: ChatScope) => {
      setScope(next);
      choose('chat');
      setFocusCount((count) => count + 1);
    },
    [setScope, choose],
  );
  useEffect(() => {
    if (news !== null) choose('findings');
  }, [news, choose]);

  return (
    <AskContext value={askAbout}>
      <Tabs<View>
        label={t`Results`}
        chosen={view}
        onChoose={choose}
        tabs={[
          { id: 'findings', label: t`Findings`, content: children },
          {
            id: 'chat',
            label: t`Chat`,
            content: (
              <ChatView
                client={client}
                chat={chat}
                tabId={tabId}
                lock={lock}
                scope={scope}
                onScope={setScope}
                drafts={drafts}
                onDraft={setDraft}
                isShown={view === 'chat'}
                focusCount={focusCount}
                onOptions={onOptions}
              />
            ),
          },
          ...(renderHistory === undefined
            ? []
            : [
                {
                  id: 'history' as const,
                  label: t`History`,
                  // What is past is not what a chat here would be about.
                  content: <AskContext value={null}>{renderHistory(view === 'history')}</AskContext>,
                },
              ]),
        ]}
      />
    </AskContext>
  );
}

/** Both views share the page's scroll position: the findings are found again where they were left. */
function useScrollMemory(view: View, setView: (view: View) => void): (next: View) => void {
  const findingsTop = useRef(0);
  const shown = useRef(view);
  const choose = useCallback(
    (next: View) => {
      if (shown.current === 'findings' && next !== 'findings') findingsTop.current = window.scrollY;
      shown.current = next;
      setView(next);
    },
    [setView],
  );
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current && view === 'findings') window.scrollTo({ top: findingsTop.current, behavior: 'instant' });
    isFirst.current = false;
  }, [view]);
  return choose;
}
