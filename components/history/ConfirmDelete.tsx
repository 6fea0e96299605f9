import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '#components/ui';
import styles from './ConfirmDelete.module.css';

export interface ConfirmDeleteProps {
  /** What the button is called. */
  readonly label: string;
  /** What will be gone. */
  readonly words: string;
  /** Only an icon, where there is one for each row. */
  readonly isIcon?: boolean;
  readonly onDelete: () => void;
}

/** A button that deletes for good, once that was confirmed in its place. */
export function ConfirmDelete({ label, words, isIcon = false, onDelete }: ConfirmDeleteProps) {
  const [isAsking, setIsAsking] = useState(false);
  const ask = () => setIsAsking(true);
  if (!isAsking) {
    return isIcon ? (
      <IconButton icon={Trash2} label={label} onPress={ask} />
    ) : (
      <Button size="small" variant="quiet" onPress={ask}>
        <Trash2 size={13} aria-hidden /> {label}
      </Button>
    );
  }
  return (
    <fieldset aria-label={label} className={styles.confirm}>
      <span className={styles.words}>{words}</span>
      <Button
        size="small"
        variant="danger"
        onPress={() => {
          setIsAsking(false);
          onDelete();
        }}
      >
        Delete
      </Button>
      {/* Where the focus goes, so that a second press deletes nothing. */}
      <Button autoFocus size="small" variant="quiet" onPress={() => setIsAsking(false)}>
        Keep
      </Button>
    </fieldset>
  );
}
