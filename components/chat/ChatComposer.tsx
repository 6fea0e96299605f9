import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ArrowUp, FileText, Lock, Pin, Square, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Button, IconButton, VisuallyHidden } from '#components/ui';
import type { ChatScope } from '#lib/chat';
import styles from './ChatComposer.module.css';
import { askWords, type ChatLock, LOCK_WORDS, scopeName } from './chat-words.ts';

/** As long as the longest question that the worker takes. */
const MAX_CHARACTERS = 8_000;

export interface ChatComposerProps {
  readonly scope: ChatScope;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  /** Why nothing can be asked; null while it can. */
  readonly lock: ChatLock | null;
  /** An answer of this conversation is being written. */
  readonly isAnswering: boolean;
  /** Counts the times that the field is to have the focus. */
  readonly focusCount: number;
  readonly onSend: (question: string) => void;
  readonly onStop: () => void;
  /** Talks about the whole document again. */
  readonly onLeaveScope: () => void;
  readonly onOptions: () => void;
}

/** Where a question is written. Enter sends, Shift and Enter begin a new line. */
export function ChatComposer(props: ChatComposerProps) {
  const { scope, draft, onDraft, lock, isAnswering, focusCount, onSend, onStop, onLeaveScope, onOptions } = props;
  const hintId = useId();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusCount > 0) fieldRef.current?.focus();
  }, [focusCount]);
  const canSend = lock === null && !isAnswering && draft.trim() !== '';
  const send = () => {
    if (!canSend) return;
    onSend(draft.trim());
    fieldRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends what an input method is composing.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const ScopeIcon = scope.kind === 'document' ? FileText : Pin;
  return (
    <form
      aria-label={t`Ask`}
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {lock !== null && (
        <p id={hintId} className={styles.lock}>
          <Lock size={13} aria-hidden />
          <span>{i18n._(LOCK_WORDS[lock])}</span>
          {lock === 'on-device' && (
            <Button size="small" variant="quiet" onPress={onOptions}>
              <Trans>Open options</Trans>
            </Button>
          )}
        </p>
      )}
      <div className={styles.box}>
        <textarea
          ref={fieldRef}
          aria-label={t`Question`}
          aria-describedby={hintId}
          placeholder={askWords(scope)}
          rows={1}
          maxLength={MAX_CHARACTERS}
          value={draft}
          disabled={lock !== null}
          className={styles.field}
          onChange={({ target }) => onDraft(target.value)}
          onKeyDown={onKeyDown}
        />
        <div className={styles.bar}>
          <span className={styles.scope}>
            <ScopeIcon size={12} aria-hidden />
            <VisuallyHidden>
              <Trans>About:</Trans>{' '}
            </VisuallyHidden>
            <span className={styles.scopeName} title={scopeName(scope)}>
              {scopeName(scope)}
            </span>
            {scope.kind !== 'document' && (
              <IconButton icon={X} label={t`Ask about the whole document`} onPress={onLeaveScope} />
            )}
          </span>
          {isAnswering ? (
            <Button size="small" variant="danger" onPress={onStop}>
              <Square size={10} fill="currentColor" aria-hidden /> <Trans>Stop answer</Trans>
            </Button>
          ) : (
            <Button size="small" variant="primary" type="submit" isDisabled={!canSend}>
              <ArrowUp size={13} aria-hidden /> <Trans>Send</Trans>
            </Button>
          )}
        </div>
      </div>
      {lock === null && (
        <p id={hintId} className={styles.hint}>
          <Trans>Enter sends · Shift+Enter for a new line · Answers can be wrong</Trans>
        </p>
      )}
    </form>
  );
}
