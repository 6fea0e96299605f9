import { CircleCheck, TriangleAlert } from 'lucide-react';
import { classNames, formatQuantity } from '#components/ui';
import type { ConnectionReport } from '#lib/bedrock';
import styles from './ReportSummary.module.css';

/** The result of a connection test in one line. */
export function ReportSummary({ report }: { readonly report: ConnectionReport }) {
  const answered = report.routes.filter((route) => route.status === 'ok').length;
  const isGood = answered === report.routes.length;
  const Icon = isGood ? CircleCheck : TriangleAlert;
  return (
    <p className={classNames(styles.summary, isGood ? styles.good : answered > 0 ? styles.partial : styles.bad)}>
      <Icon size={14} aria-hidden /> Connection test: {answered} of {formatQuantity(report.routes.length, 'model')}{' '}
      answered.
    </p>
  );
}
