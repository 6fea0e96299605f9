import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CircleHelp } from 'lucide-react';
import { Button, Notice } from '#components/ui';

export interface DiscardQuestionProps {
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asked before typed words are lost. */
export function DiscardQuestion({ onKeep, onDiscard }: DiscardQuestionProps) {
  return (
    <Notice
      tone="warning"
      icon={CircleHelp}
      role="alert"
      title={t`Discard what you have changed?`}
      actions={
        <>
          <Button autoFocus onPress={onKeep}>
            <Trans>Keep editing</Trans>
          </Button>
          <Button variant="danger" onPress={onDiscard}>
            <Trans>Discard changes</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>This playbook has changes that are not saved.</Trans>
      </p>
    </Notice>
  );
}
