import { Trans } from '@lingui/react/macro';
import { CircleCheck, Plus, Undo2 } from 'lucide-react';
import { useId } from 'react';
import { ProblemNotice } from '#components/problem';
import { Button } from '#components/ui';
import { PLAYBOOKS, type Playbook } from '#lib/playbooks';
import { DamagedRow } from './DamagedRow.tsx';
import { ImportPlaybook } from './ImportPlaybook.tsx';
import styles from './PlaybookList.module.css';
import { PlaybookRow } from './PlaybookRow.tsx';
import type { OwnPlaybooks, PlaybookOutcome } from './use-playbooks.ts';

export interface PlaybookListProps {
  readonly playbooks: OwnPlaybooks;
  readonly onNew: () => void;
  readonly onEdit: (playbook: Playbook) => void;
  readonly onCopy: (playbook: Playbook) => void;
}

/** All playbooks, the reviewer's own ones first, with what can be done with each. */
export function PlaybookList({ playbooks, onNew, onEdit, onCopy }: PlaybookListProps) {
  const { list, outcome, remove, exportFile } = playbooks;
  const ownId = useId();
  const managedId = useId();
  const builtInId = useId();
  const hasOwn = list !== null && list.own.length + list.damaged.length > 0;
  return (
    <div className={styles.playbooks}>
      <div className={styles.group}>
        <div className={styles.head}>
          <h3 id={ownId}>
            <Trans>Your own</Trans>
          </h3>
          <Button size="small" data-returns="new" isDisabled={list === null} onPress={onNew}>
            <Plus size={14} aria-hidden /> <Trans>New playbook</Trans>
          </Button>
        </div>
        {list !== null && !hasOwn && (
          <p className={styles.none}>
            <Trans>None yet. Begin with an empty one, or with a copy of a built-in one.</Trans>
          </p>
        )}
        {hasOwn && (
          <ul aria-labelledby={ownId} className={styles.list}>
            {list.damaged.map((playbook) => (
              <DamagedRow
                key={playbook.id}
                playbook={playbook}
                onExport={() => void exportFile(playbook.id)}
                onDelete={() => void remove(playbook.id)}
              />
            ))}
            {list.own.map((playbook) => (
              <PlaybookRow
                key={playbook.id}
                playbook={playbook}
                isChosen={playbook.id === list.chosen}
                onCopy={() => onCopy(playbook)}
                own={{
                  onEdit: () => onEdit(playbook),
                  onExport: () => void exportFile(playbook.id),
                  onDelete: () => void remove(playbook.id),
                }}
              />
            ))}
          </ul>
        )}
        <Outcome outcome={outcome} />
      </div>
      <ImportPlaybook playbooks={playbooks} />
      {list !== null && list.managed.length > 0 && (
        <div className={styles.group}>
          <h3 id={managedId}>
            <Trans>From your administrator</Trans>
          </h3>
          <ul aria-labelledby={managedId} className={styles.list}>
            {list.managed.map((playbook) => (
              <PlaybookRow
                key={playbook.id}
                playbook={playbook}
                isChosen={playbook.id === list.chosen}
                onCopy={() => onCopy(playbook)}
              />
            ))}
          </ul>
        </div>
      )}
      <div className={styles.group}>
        <h3 id={builtInId}>
          <Trans>Built in</Trans>
        </h3>
        <ul aria-labelledby={builtInId} className={styles.list}>
          {PLAYBOOKS.map((playbook) => (
            <PlaybookRow
              key={playbook.id}
              playbook={playbook}
              isChosen={playbook.id === list?.chosen}
              onCopy={() => onCopy(playbook)}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}

/** What became of the last act; a screen reader hears it. */
function Outcome({ outcome }: { readonly outcome: PlaybookOutcome | null }) {
  return (
    <>
      <div role="status">
        {outcome?.kind === 'success' && (
          <div className={styles.success}>
            <CircleCheck size={14} aria-hidden />
            <span>{outcome.text}</span>
            {/* What had the focus is gone with the playbook. */}
            {outcome.undo !== undefined && (
              <Button size="small" variant="quiet" autoFocus onPress={outcome.undo}>
                <Undo2 size={13} aria-hidden /> <Trans>Undo</Trans>
              </Button>
            )}
          </div>
        )}
      </div>
      {outcome?.kind === 'problem' && <ProblemNotice problem={outcome.problem} />}
    </>
  );
}
