import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { ConfirmDelete } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import type { Problem } from '#lib/review';
import styles from './TransferSection.module.css';

export interface EraseEverythingProps {
  readonly client: WorkerClient;
  /** Nothing is stored any more: leaves the page, which shows what was. */
  readonly onErased: () => void;
}

/** One action that removes everything; it says what goes before it is asked for. */
export function EraseEverything({ client, onErased }: EraseEverythingProps) {
  const [isErasing, setErasing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const erase = async () => {
    setErasing(true);
    setProblem(null);
    const result = await client.request('data.erase', {});
    if (result.ok) return onErased();
    setErasing(false);
    setProblem(result.problem);
  };
  return (
    <div className={styles.group}>
      <p className={styles.hint}>
        {t`Erasing stops every review and question, and removes all that is listed above, the settings, playbooks and credentials, the marks in open pages, and the hosts you allowed. AI-Prism is then as new. Files you exported stay.`}
      </p>
      {isErasing ? (
        <p role="status">{t`Erasing…`}</p>
      ) : (
        <div>
          <ConfirmDelete
            label={t`Erase everything`}
            words={t`Everything that AI-Prism stored is deleted for good. It cannot be undone.`}
            onDelete={() => void erase()}
          />
        </div>
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
    </div>
  );
}
