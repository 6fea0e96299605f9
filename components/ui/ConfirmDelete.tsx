import { Trans } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from './Button.tsx';
import styles from './ConfirmDelete.module.css';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';

export interface ConfirmDeleteProps {
  /** What the button is called. */
  readonly label: string;
  /** What will be gone. */
  readonly words: string;
  /** `icon`: where there is one for each row; `link`: among words. */
  readonly look?: 'button' | 'icon' | 'link';
  readonly onDelete: () => void;
}

/** A button that deletes for good, once that was confirmed in its place. */
export function ConfirmDelete({ label, words, look = 'button', onDelete }: ConfirmDeleteProps) {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) return <Opener label={label} look={look} onPress={() => setIsAsking(true)} />;
  return (
    <fieldset aria-label={label} className={styles.confirm}>
      <span className={styles.words}>{words}</span>
      <Button
        slot={null}
        size="small"
        variant="danger"
        onPress={() => {
          setIsAsking(false);
          onDelete();
        }}
      >
        <Trans>Delete</Trans>
      </Button>
      {/* Where the focus goes, so that a second press deletes nothing. */}
      <Button slot={null} autoFocus size="small" variant="quiet" onPress={() => setIsAsking(false)}>
        <Trans>Keep</Trans>
      </Button>
    </fieldset>
  );
}

/** `slot={null}`: what stands around it may have buttons of its own, as something that folds has. */
function Opener(props: {
  readonly label: string;
  readonly look: 'button' | 'icon' | 'link';
  readonly onPress: () => void;
}) {
  const { label, look, onPress } = props;
  if (look === 'icon') return <IconButton slot={null} icon={Trash2} label={label} onPress={onPress} />;
  if (look === 'link') {
    return (
      <AriaButton slot={null} className={classNames(styles.link)} onPress={onPress}>
        {label}
      </AriaButton>
    );
  }
  return (
    <Button slot={null} size="small" variant="quiet" onPress={onPress}>
      <Trash2 size={13} aria-hidden /> {label}
    </Button>
  );
}
