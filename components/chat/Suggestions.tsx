import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { MessageCircleQuestion, MessagesSquare } from 'lucide-react';
import type { ChatScope } from '#lib/chat';
import { askWords, SUGGESTIONS } from './chat-words.ts';
import styles from './Suggestions.module.css';

export interface SuggestionsProps {
  readonly scope: ChatScope;
  readonly isDisabled: boolean;
  readonly onAsk: (question: string) => void;
}

/** What an empty conversation begins with: what this is, and three questions that are worth asking. */
export function Suggestions({ scope, isDisabled, onAsk }: SuggestionsProps) {
  return (
    <section aria-label={t`Questions to begin with`} className={styles.suggestions}>
      <div className={styles.intro}>
        <MessagesSquare size={20} aria-hidden />
        <p>
          <strong>{askWords(scope)}</strong>
          <span>
            <Trans>Answers quote it, and each quote is checked against the page.</Trans>
          </span>
        </p>
      </div>
      <ul className={styles.list}>
        {SUGGESTIONS[scope.kind]
          .map((suggestion) => i18n._(suggestion))
          .map((question) => (
            <li key={question}>
              <button type="button" className={styles.ask} disabled={isDisabled} onClick={() => onAsk(question)}>
                <MessageCircleQuestion size={14} aria-hidden /> {question}
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
