import { t } from '@lingui/core/macro';
import { ListChecks } from 'lucide-react';
import { BulkMenu, ShortcutSheet } from '#components/triage';
import { Button } from '#components/ui';
import type { DecisionState } from '#lib/review';
import styles from './FindingToolbar.module.css';

export interface TriageToolsProps {
  /** How many findings are not decided yet. */
  readonly openCount: number;
  /** How many are listed. */
  readonly listedCount: number;
  /** False while findings are still to come: all that are listed is not known then. */
  readonly isComplete: boolean;
  /** Goes to the next finding that is not decided yet. */
  readonly onTriage: () => void;
  /** Decides on all listed findings; null reopens them. */
  readonly onDecideAll: (state: DecisionState | null) => void;
  readonly isSheetOpen: boolean;
  readonly onSheetOpenChange: (isOpen: boolean) => void;
}

/** Deciding on one finding after another, or on all that are listed. */
export function TriageTools(props: TriageToolsProps) {
  const { openCount, listedCount } = props;
  return (
    <div className={styles.line}>
      <Button size="small" isDisabled={openCount === 0} onPress={props.onTriage}>
        <ListChecks size={13} aria-hidden /> {openCount === 0 ? t`All decided` : t`Next open finding`}
      </Button>
      <span className={styles.tools}>
        <BulkMenu count={listedCount} isDisabled={!props.isComplete} onDecide={props.onDecideAll} />
        <ShortcutSheet isOpen={props.isSheetOpen} onOpenChange={props.onSheetOpenChange} />
      </span>
    </div>
  );
}
