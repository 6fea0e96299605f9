import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { playbookName } from '#components/builtin';
import { Button, FileInput, Notice } from '#components/ui';
import { findPlaybook, PLAYBOOK_LIMITS, type Playbook } from '#lib/playbooks';
import styles from './ImportPlaybook.module.css';
import type { OwnPlaybooks } from './use-playbooks.ts';

/** Takes a playbook in from a file, and asks where its id is taken. */
export function ImportPlaybook({ playbooks }: { readonly playbooks: OwnPlaybooks }) {
  const { list, importFile, setOutcome } = playbooks;
  /** A file that waits for the reviewer's word. */
  const [waiting, setWaiting] = useState<{ readonly text: string; readonly playbook: Playbook } | null>(null);

  const take = async (text: string, onTaken?: 'replace' | 'keep-both') => {
    const answer = await importFile({ text, ...(onTaken === undefined ? {} : { onTaken }) });
    setWaiting(answer?.outcome === 'taken' ? { text, playbook: answer.playbook } : null);
  };
  const there = waiting === null ? null : findPlaybook(waiting.playbook.id, list?.own);

  return (
    <div className={styles.file}>
      <FileInput
        label={t`Import playbook`}
        description={t`A .playbook.json file. It steers what models look for, so import only what you trust.`}
        maxCharacters={PLAYBOOK_LIMITS.file + 1}
        onText={(text) => void take(text)}
      />
      {waiting !== null && (
        <Notice
          tone="warning"
          icon={CircleHelp}
          role="alert"
          title={t`There is a playbook with this id already`}
          actions={
            <>
              <Button size="small" autoFocus onPress={() => void take(waiting.text, 'keep-both')}>
                <Trans>Keep both</Trans>
              </Button>
              <Button size="small" onPress={() => void take(waiting.text, 'replace')}>
                <Trans>Replace</Trans>
              </Button>
              <Button
                size="small"
                variant="quiet"
                onPress={() => {
                  setWaiting(null);
                  setOutcome({ kind: 'success', text: t`Nothing was imported.` });
                }}
              >
                <Trans>Cancel import</Trans>
              </Button>
            </>
          }
        >
          <p>
            {there === null
              ? t`“${{ id: waiting.playbook.id }}” is that of a damaged playbook. Replace it, or keep both?`
              : t`“${{ existing: playbookName(there) }}” (${{ id: there.id }}, version ${{ version: there.version }}) says something else than the file’s “${{ incoming: waiting.playbook.name }}”. Replace it, which makes a new version, or keep both?`}
          </p>
        </Notice>
      )}
    </div>
  );
}
