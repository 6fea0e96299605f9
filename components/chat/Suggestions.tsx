import { MessageCircleQuestion, MessagesSquare } from 'lucide-react';
import type { ChatScope } from '#lib/chat';
import { SUGGESTIONS } from './chat-words.ts';
import styles from './Suggestions.module.css';

export interface SuggestionsProps {
  readonly scope: ChatScope;
  readonly isDisabled: boolean;
  readonly onAsk: (question: string) => void;
}

/** What an empty conversation begins with: what this is, and three questions that are worth asking. */
export function Suggestions({ scope, isDisabled, onAsk }: SuggestionsProps) {
  return (
    <section aria-label="Questions to begin with" className={styles.suggestions}>
      <div className={styles.intro}>
        <MessagesSquare size={20} aria-hidden />
        <p>
          <strong>Ask about {scope.kind === 'document' ? 'this document' : `this ${scope.kind}`}</strong>
          <span>Answers quote it, and each quote is checked against the page.</span>
        </p>
      </div>
      <ul className={styles.list}>
        {SUGGESTIONS[scope.kind].map((question) => (
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
