import { t } from '@lingui/core/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay, type ModalOverlayProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import styles from './ModalDialog.module.css';

export interface ModalDialogProps extends Pick<ModalOverlayProps, 'isOpen' | 'onOpenChange'> {
  readonly title: string;
  /** For texts to be read instead of a few lines. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A dialog above the page, named by its title; Escape, a click beside it and "Close" end it. */
export function ModalDialog({ title, isWide = false, children, ...state }: ModalDialogProps) {
  return (
    <ModalOverlay {...state} isDismissable className={classNames(styles.overlay)}>
      <Modal className={classNames(styles.modal, isWide && styles.wide)}>
        <Dialog className={classNames(styles.dialog)}>
          {({ close }) => (
            <>
              <div className={styles.head}>
                <Heading slot="title" className={classNames(styles.title)}>
                  {title}
                </Heading>
                <IconButton icon={X} label={t`Close`} onPress={close} />
              </div>
              {children}
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
