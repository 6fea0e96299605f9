import { CircleCheck } from 'lucide-react';
import { ProblemNotice } from '#components/problem';
import styles from './OutcomeMessage.module.css';
import type { MessagePlace, Outcome } from './use-settings.ts';

/** The last outcome, where it belongs; a screen reader hears it. */
export function OutcomeMessage({ outcome, place }: { readonly outcome: Outcome | null; readonly place: MessagePlace }) {
  const isHere = outcome !== null && outcome.place === place;
  return (
    <>
      <div role="status">
        {isHere && outcome.kind === 'success' && (
          <p className={styles.success}>
            <CircleCheck size={14} aria-hidden /> {outcome.text}
          </p>
        )}
      </div>
      {isHere && outcome.kind === 'problem' && <ProblemNotice problem={outcome.problem} />}
    </>
  );
}
