import { i18n } from '@lingui/core';
import { classNames } from '#components/ui';
import type { Severity } from '#lib/findings';
import styles from './SeverityBadge.module.css';
import { SEVERITY_LOOKS } from './severity-words.ts';

/** Icon and word of a severity. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { word, icon: Icon } = SEVERITY_LOOKS[severity];
  return (
    <span className={classNames(styles.badge, styles[severity])}>
      <Icon size={12} strokeWidth={2.5} aria-hidden />
      {i18n._(word)}
    </span>
  );
}
