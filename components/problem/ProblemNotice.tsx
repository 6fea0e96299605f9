import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Notice } from '#components/ui';
import type { Problem } from '#lib/review';
import styles from './ProblemNotice.module.css';
import { describeProblem, type ProblemWords } from './problem-words.ts';

export interface ProblemNoticeProps {
  readonly problem: Problem;
  /** Buttons for remedies that are a click away, offered where the words point to them. */
  readonly remedies?: Readonly<Record<NonNullable<ProblemWords['remedy']>, ReactNode>>;
  readonly actions?: ReactNode;
}

/** Problems that are not faults: nothing broke, the reviewer only has something to do first. */
const CALM: ReadonlySet<Problem['code']> = new Set([
  'page-needs-gesture',
  'page-restricted',
  'page-not-html',
  'page-empty',
  'site-denied',
  'on-device-only',
  'selection-empty',
  'chat-needs-model',
  'sign-in-needed',
  'model-state-renewed',
  'stopped',
]);

/** A problem in words: what is wrong, why, and what to do. */
export function ProblemNotice({ problem, remedies, actions }: ProblemNoticeProps) {
  const words = describeProblem(problem);
  const isCalm = CALM.has(problem.code);
  return (
    <Notice
      tone={isCalm ? 'warning' : 'problem'}
      icon={isCalm ? CircleAlert : TriangleAlert}
      title={words.title}
      role="alert"
      actions={
        <>
          {words.remedy !== undefined && remedies?.[words.remedy]}
          {actions}
        </>
      }
    >
      <p className={styles.explanation}>{words.explanation}</p>
      <p>{words.action}</p>
    </Notice>
  );
}
