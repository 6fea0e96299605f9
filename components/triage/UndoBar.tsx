import { Trans } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import { Button } from '#components/ui';
import styles from './UndoBar.module.css';
import type { Triage } from './use-triage.ts';

/** What was decided last, and the way back; along the lower edge of the panel. */
export function UndoBar({ triage }: { readonly triage: Triage }) {
  const { lastAct, undo } = triage;
  return (
    <div role="status" className={styles.place}>
      {lastAct !== null && (
        <div className={styles.bar}>
          <span className={styles.words}>{lastAct.words}</span>
          <Button size="small" variant="quiet" onPress={undo}>
            <Undo2 size={13} aria-hidden /> <Trans>Undo</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
