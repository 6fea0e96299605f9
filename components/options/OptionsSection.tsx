import { type ReactNode, useId } from 'react';
import styles from './OptionsSection.module.css';

export interface OptionsSectionProps {
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}

/** A titled part of the options page. */
export function OptionsSection({ title, intro, children }: OptionsSectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={styles.section}>
      <div className={styles.about}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <p className={styles.intro}>{intro}</p>
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
