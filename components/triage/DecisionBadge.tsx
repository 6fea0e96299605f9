import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { classNames } from '#components/ui';
import type { Decision } from '#lib/review';
import styles from './DecisionBadge.module.css';
import { DECISION_LOOKS, REASON_WORDS } from './decision-words.ts';

/** What was decided of a finding, with the reason of a dismissal; nothing while it is open. */
export function DecisionBadge({ decision }: { readonly decision: Decision | undefined }) {
  if (decision === undefined || decision.state === null) return null;
  const { word, icon: Icon } = DECISION_LOOKS[decision.state];
  return (
    <span className={classNames(styles.badge, styles[decision.state])}>
      <Icon size={11} strokeWidth={2.75} aria-hidden /> {i18n._(word)}
      {decision.reason !== undefined && ` · ${i18n._(REASON_WORDS[decision.reason])}`}
      {decision.isCarriedOver && ` · ${t`before the section changed`}`}
    </span>
  );
}
