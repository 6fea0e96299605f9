import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Keyboard } from 'lucide-react';
import { DialogTrigger } from 'react-aria-components';
import { IconButton, ModalDialog } from '#components/ui';
import styles from './ShortcutSheet.module.css';

/** A key, by its name where it has one, and what it does. */
type KeyMeaning = readonly [MessageDescriptor | string, MessageDescriptor];

/** Keys that work while the focus is in the list of findings, then those of the browser. */
const LIST_KEYS: readonly KeyMeaning[] = [
  [msg`J or ↓`, msg`Next finding`],
  [msg`K or ↑`, msg`Previous finding`],
  ['O', msg`Next open finding`],
  [msg`Enter`, msg`Show the words in the page`],
  ['A', msg`Accept, and go to the next open one`],
  ['D', msg`Dismiss, and go to the next open one`],
  ['F', msg`Follow up, and go to the next open one`],
  ['N', msg`Write a note`],
  ['U', msg`Undo`],
  ['?', msg`This sheet`],
];
const BROWSER_KEYS: readonly KeyMeaning[] = [
  [msg`Alt+Shift+P`, msg`Open the panel and review the page`],
  [msg`Alt+Shift+S`, msg`Open the panel and analyze the selection`],
  [msg`Alt+Shift+J`, msg`Next finding, from the page`],
  [msg`Alt+Shift+K`, msg`Previous finding, from the page`],
];

export interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** All keys at a glance. */
export function ShortcutSheet({ isOpen, onOpenChange }: ShortcutSheetProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <IconButton icon={Keyboard} label={t`Keyboard shortcuts`} />
      <ModalDialog title={t`Keyboard shortcuts`}>
        <h3 className={styles.subtitle}>
          <Trans>In the list of findings</Trans>
        </h3>
        <KeyList keys={LIST_KEYS} />
        <h3 className={styles.subtitle}>
          <Trans>Anywhere in the browser</Trans>
        </h3>
        <KeyList keys={BROWSER_KEYS} />
        <p className={styles.hint}>
          <Trans>The browser’s own page for extension shortcuts changes the latter.</Trans>
        </p>
      </ModalDialog>
    </DialogTrigger>
  );
}

function KeyList({ keys }: { readonly keys: readonly KeyMeaning[] }) {
  return (
    <dl className={styles.keys}>
      {keys.map(([key, meaning]) => (
        <div key={meaning.id} className={styles.key}>
          <dt>
            <kbd>{typeof key === 'string' ? key : i18n._(key)}</kbd>
          </dt>
          <dd>{i18n._(meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}
