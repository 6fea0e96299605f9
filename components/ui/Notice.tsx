import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './Notice.module.css';

export interface NoticeProps {
  readonly tone: 'neutral' | 'warning' | 'problem' | 'positive';
  readonly icon: LucideIcon;
  readonly title: string;
  /** `alert` interrupts a screen reader, `status` waits, `region` is silent. */
  readonly role?: 'alert' | 'status' | 'region';
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A message in a box, named by its title. */
export function Notice({ tone, icon: Icon, title, role = 'region', actions, children }: NoticeProps) {
  const titleId = useId();
  return (
    <section role={role} aria-labelledby={titleId} className={classNames(styles.notice, styles[tone])}>
      <Icon size={17} aria-hidden className={styles.icon} />
      <div className={styles.body}>
        <p id={titleId} className={styles.title}>
          {title}
        </p>
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </section>
  );
}
