import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '#components/ui';
import type { DamagedPlaybook } from '#lib/playbooks';
import styles from './PlaybookRow.module.css';

export interface DamagedRowProps {
  readonly playbook: DamagedPlaybook;
  readonly onExport: () => void;
  readonly onDelete: () => void;
}

/** A stored playbook that cannot be read. Deleting it cannot be taken back, so it is asked for twice. */
export function DamagedRow({ playbook: { id, fault }, onExport, onDelete }: DamagedRowProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <li className={styles.row}>
      <div className={styles.about}>
        <p className={styles.name}>{id}</p>
        <p className={styles.fault}>
          <Trans>
            This playbook is damaged and cannot be used. What is wrong: {fault}. Save what is left of it as a file,
            correct it there and import it again, or delete it.
          </Trans>
        </p>
      </div>
      <div className={styles.actions}>
        <Button size="small" aria-label={t`Save what is left of ${id}`} onPress={onExport}>
          <Trans>Save what is left</Trans>
        </Button>
        {isAsking ? (
          <>
            <Button size="small" variant="danger" aria-label={t`Delete ${id} for good`} onPress={onDelete}>
              <Trans>Delete for good</Trans>
            </Button>
            <Button size="small" variant="quiet" autoFocus onPress={() => setIsAsking(false)}>
              <Trans>Keep</Trans>
            </Button>
          </>
        ) : (
          <Button size="small" aria-label={t`Delete ${id}`} onPress={() => setIsAsking(true)}>
            <Trans>Delete…</Trans>
          </Button>
        )}
      </div>
    </li>
  );
}
