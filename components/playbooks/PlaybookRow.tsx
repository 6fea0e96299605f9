import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Copy, Download, Pencil, Trash2 } from 'lucide-react';
import { playbookName, playbookPurpose } from '#components/builtin';
import { Button, IconButton } from '#components/ui';
import type { Playbook } from '#lib/playbooks';
import styles from './PlaybookRow.module.css';

export interface PlaybookRowProps {
  readonly playbook: Playbook;
  /** New reviews run it. */
  readonly isChosen: boolean;
  readonly onCopy: () => void;
  /** What can be done with the reviewer's own ones only. */
  readonly own?: { readonly onEdit: () => void; readonly onExport: () => void; readonly onDelete: () => void };
}

/** A playbook of the list: what it is for, and what can be done with it. */
export function PlaybookRow({ playbook, isChosen, onCopy, own }: PlaybookRowProps) {
  const { id, version } = playbook;
  const name = playbookName(playbook);
  return (
    <li className={styles.row}>
      <div className={styles.about}>
        <p className={styles.name}>
          {name}{' '}
          {isChosen && (
            <span className={styles.badge}>
              <Trans>New reviews use it</Trans>
            </span>
          )}
        </p>
        <p className={styles.purpose}>{playbookPurpose(playbook)}</p>
        <p className={styles.id}>
          <Trans>
            {id} · version {version}
          </Trans>
        </p>
      </div>
      <div className={styles.actions}>
        {own === undefined ? (
          <Button size="small" aria-label={t`Make a copy of ${name}`} onPress={onCopy}>
            <Copy size={13} aria-hidden /> <Trans>Make a copy</Trans>
          </Button>
        ) : (
          <>
            <IconButton icon={Pencil} label={t`Edit ${name}`} data-returns={id} onPress={own.onEdit} />
            <IconButton icon={Copy} label={t`Duplicate ${name}`} onPress={onCopy} />
            <IconButton icon={Download} label={t`Export ${name}`} onPress={own.onExport} />
            <IconButton icon={Trash2} label={t`Delete ${name}`} onPress={own.onDelete} />
          </>
        )}
      </div>
    </li>
  );
}
