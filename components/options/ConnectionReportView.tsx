import { CircleCheck, CircleX, Info } from 'lucide-react';
import { formatLatency, formatQuantity } from '#components/ui';
import { type AccountReport, type ConnectionReport, isBuiltInModel } from '#lib/bedrock';
import type { RouteSetting } from '#lib/settings';
import { describeFault } from './fault-words.ts';
import styles from './ReportList.module.css';

export interface ConnectionReportViewProps {
  readonly report: ConnectionReport;
  readonly routes: readonly RouteSetting[];
}

/** What a connection test found, model by model, in words. */
export function ConnectionReportView({ report, routes }: ConnectionReportViewProps) {
  const names = new Map(
    routes.map((route) => [
      `${route.modelId}@${route.region}`,
      isBuiltInModel(route) ? route.name : `${route.name} in ${route.region}`,
    ]),
  );
  return (
    <div className={styles.report}>
      <h2 className={styles.heading}>Connection test</h2>
      <ul aria-label="Test results" className={styles.list}>
        {report.routes.map((route) => (
          <li key={route.routeId} className={styles.row}>
            <RouteResult route={route} name={names.get(route.routeId) ?? route.routeId} />
          </li>
        ))}
        {report.account !== null && (
          <li className={styles.row}>
            <Info size={15} aria-hidden className={styles.note} />
            <p className={styles.muted}>{describeAccount(report.account)}</p>
          </li>
        )}
        {report.credentialsExpireAtMs !== null && (
          <li className={styles.row}>
            <Info size={15} aria-hidden className={styles.note} />
            <p className={styles.muted}>
              The credentials expire on {new Date(report.credentialsExpireAtMs).toLocaleString('en')}.
            </p>
          </li>
        )}
      </ul>
    </div>
  );
}

function RouteResult({ route, name }: { readonly route: ConnectionReport['routes'][number]; readonly name: string }) {
  if (route.status === 'ok' || route.fault === undefined) {
    return (
      <>
        <CircleCheck size={15} aria-hidden className={styles.good} />
        <p>
          <strong>{name}</strong> answered in {formatLatency(route.latencyMs)}.
        </p>
      </>
    );
  }
  const { what, action } = describeFault(route.fault);
  return (
    <>
      <CircleX size={15} aria-hidden className={styles.bad} />
      <div className={styles.words}>
        <p>
          <strong>{name}</strong>: {what}.
        </p>
        <p>{action}</p>
        {route.fault.message !== '' && (
          <p className={styles.muted}>
            {route.fault.code.startsWith('BuiltIn') ? 'The browser' : 'AWS'} said: {route.fault.message} (
            {route.fault.code})
          </p>
        )}
      </div>
    </>
  );
}

function describeAccount(account: AccountReport): string {
  if (account.status === 'ok') {
    return `The account lists ${formatQuantity(account.modelCount, 'model')} and ${formatQuantity(account.profileCount, 'inference profile')}.`;
  }
  return `The account’s models could not be listed (${describeFault(account.fault).what}). Reviews do not need that list.`;
}
