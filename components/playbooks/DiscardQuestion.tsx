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
      title="Discard what you have changed?"
      actions={
        <>
          <Button autoFocus onPress={onKeep}>
            Keep editing
          </Button>
          <Button variant="danger" onPress={onDiscard}>
            Discard changes
          </Button>
        </>
      }
    >
      <p>This playbook has changes that are not saved.</p>
    </Notice>
  );
}
