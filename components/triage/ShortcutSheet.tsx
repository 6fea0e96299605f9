import { Keyboard } from 'lucide-react';
import { DialogTrigger } from 'react-aria-components';
import { IconButton, ModalDialog } from '#components/ui';
import styles from './ShortcutSheet.module.css';

/** Keys that work while the focus is in the list of findings, then those of the browser. */
const LIST_KEYS: readonly (readonly [string, string])[] = [
  ['J or ↓', 'Next finding'],
  ['K or ↑', 'Previous finding'],
  ['O', 'Next open finding'],
  ['Enter', 'Show the words in the page'],
  ['A', 'Accept, and go to the next open one'],
  ['D', 'Dismiss, and go to the next open one'],
  ['F', 'Follow up, and go to the next open one'],
  ['N', 'Write a note'],
  ['U', 'Undo'],
  ['?', 'This sheet'],
];
const BROWSER_KEYS: readonly (readonly [string, string])[] = [
  ['Alt+Shift+P', 'Open the panel and review the page'],
  ['Alt+Shift+S', 'Open the panel and analyze the selection'],
  ['Alt+Shift+J', 'Next finding, from the page'],
  ['Alt+Shift+K', 'Previous finding, from the page'],
];

export interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** All keys at a glance. */
export function ShortcutSheet({ isOpen, onOpenChange }: ShortcutSheetProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <IconButton icon={Keyboard} label="Keyboard shortcuts" />
      <ModalDialog title="Keyboard shortcuts">
        <h3 className={styles.subtitle}>In the list of findings</h3>
        <KeyList keys={LIST_KEYS} />
        <h3 className={styles.subtitle}>Anywhere in the browser</h3>
        <KeyList keys={BROWSER_KEYS} />
        <p className={styles.hint}>The browser’s own page for extension shortcuts changes the latter.</p>
      </ModalDialog>
    </DialogTrigger>
  );
}

function KeyList({ keys }: { readonly keys: readonly (readonly [string, string])[] }) {
  return (
    <dl className={styles.keys}>
      {keys.map(([key, meaning]) => (
        <div key={key} className={styles.key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
