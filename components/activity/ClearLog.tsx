import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui';
import styles from './ActivityPage.module.css';

/** Deletes the whole log, once that was confirmed. */
export function ClearLog({ onClear }: { readonly onClear: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button size="small" onPress={() => setIsAsking(true)}>
        <Trash2 size={13} aria-hidden /> Delete log
      </Button>
    );
  }
  return (
    <fieldset aria-label="Delete log" className={styles.confirm}>
      <span>The whole log is deleted for good.</span>
      <Button
        size="small"
        variant="danger"
        autoFocus
        onPress={() => {
          setIsAsking(false);
          onClear();
        }}
      >
        Delete
      </Button>
      <Button size="small" variant="quiet" onPress={() => setIsAsking(false)}>
        Keep
      </Button>
    </fieldset>
  );
}
