import { plural } from '@lingui/core/macro';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { classNames } from '#components/ui';
import type { ConnectionReport } from '#lib/bedrock';
import styles from './ReportSummary.module.css';

/** The result of a connection test in one line. */
export function ReportSummary({ report }: { readonly report: ConnectionReport }) {
  const answered = report.routes.filter((route) => route.status === 'ok').length;
  const asked = report.routes.length;
  const isGood = answered === asked;
  const words = plural(asked, {
    one: `Connection test: ${answered} of # model answered.`,
    other: `Connection test: ${answered} of # models answered.`,
  });
  const Icon = isGood ? CircleCheck : TriangleAlert;
  return (
    <p className={classNames(styles.summary, isGood ? styles.good : answered > 0 ? styles.partial : styles.bad)}>
      <Icon size={14} aria-hidden /> {words}
    </p>
  );
}
