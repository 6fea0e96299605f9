import { plural, t } from '@lingui/core/macro';
import { ConfirmDelete } from '#components/ui';
import { scopeName } from './chat-words.ts';
import styles from './ThreadBar.module.css';
import type { Thread } from './threads.ts';

export interface ThreadBarProps {
  /** The conversation on display, also while it has no turn. */
  readonly shown: Thread;
  /** All that have turns. */
  readonly threads: readonly Thread[];
  readonly onChoose: (thread: Thread) => void;
  readonly onClear: () => void;
}

/** Which conversation this is, how to get to the others, and how to delete it once that was confirmed. */
export function ThreadBar({ shown, threads, onChoose, onClear }: ThreadBarProps) {
  const count = shown.turns.length;
  const listed = threads.some(({ key }) => key === shown.key) ? threads : [...threads, shown];
  if (count === 0 && threads.length === 0) return null;
  return (
    <div className={styles.bar}>
      {listed.length > 1 ? (
        <select
          aria-label={t`Conversation`}
          className={styles.select}
          value={shown.key}
          onChange={({ target }) => {
            const chosen = listed.find(({ key }) => key === target.value);
            if (chosen !== undefined) onChoose(chosen);
          }}
        >
          {listed.map(({ key, scope, turns }) => (
            <option key={key} value={key}>
              {scopeName(scope)} ({turns.length})
            </option>
          ))}
        </select>
      ) : (
        <span className={styles.name}>
          {plural(count, { one: '# question about this document', other: '# questions about this document' })}
        </span>
      )}
      {count > 0 && (
        <ConfirmDelete
          key={shown.key}
          look="icon"
          label={t`Clear history`}
          words={plural(count, {
            one: '# question with answers are deleted for good.',
            other: '# questions with answers are deleted for good.',
          })}
          onDelete={onClear}
        />
      )}
    </div>
  );
}
