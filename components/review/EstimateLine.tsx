import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { problemTitle } from '#components/problem';
import { classNames } from '#components/ui';
import type { Result, WorkerClient } from '#lib/messaging';
import type { ReviewEstimate } from '#lib/review';
import styles from './EstimateLine.module.css';
import { describeEstimate } from './estimate-words.ts';

export interface EstimateLineProps {
  readonly client: WorkerClient;
  readonly tabId: number;
  /** What an estimate holds for: with another document, playbook or hierarchy it is void. */
  readonly subject: string;
  readonly isDisabled: boolean;
}

/** What a review would take, for those who ask before they start it. */
export function EstimateLine({ client, tabId, subject, isDisabled }: EstimateLineProps) {
  const [asked, setAsked] = useState<{
    readonly subject: string;
    readonly result: Result<ReviewEstimate> | null;
  } | null>(null);
  useEffect(() => setAsked((known) => (known?.subject === subject ? known : null)), [subject]);

  const ask = () => {
    setAsked({ subject, result: null });
    void client.request('review.estimate', { tabId }).then((result) => {
      setAsked((known) => (known?.subject === subject ? { subject, result } : known));
    });
  };

  return (
    <p className={styles.line}>
      {asked?.subject !== subject ? (
        <AriaButton className={classNames(styles.link)} isDisabled={isDisabled} onPress={ask}>
          <Trans>Estimate the cost</Trans>
        </AriaButton>
      ) : (
        <span role="status">{wordsOf(asked.result)}</span>
      )}
    </p>
  );
}

function wordsOf(result: Result<ReviewEstimate> | null): string {
  if (result === null) return t`Reading the document…`;
  return result.ok ? describeEstimate(result.value) : problemTitle(result.problem);
}
