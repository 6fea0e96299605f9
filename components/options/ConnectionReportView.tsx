import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CircleCheck, CircleX, Info } from 'lucide-react';
import { formatDateTime, formatLatency } from '#components/ui';
import { type AccountReport, type ConnectionReport, isBuiltInModel } from '#lib/bedrock';
import type { Fault } from '#lib/routing';
import type { RouteSetting } from '#lib/settings';
import { describeFault } from './fault-words.ts';
import styles from './ReportList.module.css';
import { routeName } from './route-name.ts';

export interface ConnectionReportViewProps {
  readonly report: ConnectionReport;
  readonly routes: readonly RouteSetting[];
}

/** What a connection test found, model by model, in words. */
export function ConnectionReportView({ report, routes }: ConnectionReportViewProps) {
  const names = new Map(
    routes.map((route) => [`${route.modelId}@${route.region}`, isBuiltInModel(route) ? route.name : routeName(route)]),
  );
  return (
    <div className={styles.report}>
      <h2 className={styles.heading}>{t`Connection test`}</h2>
      <ul aria-label={t`Test results`} className={styles.list}>
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
            <p className={styles.muted}>{expiryWords(report.credentialsExpireAtMs)}</p>
          </li>
        )}
      </ul>
    </div>
  );
}

function RouteResult({ route, name }: { readonly route: ConnectionReport['routes'][number]; readonly name: string }) {
  if (route.status === 'ok' || route.fault === undefined) {
    const latency = formatLatency(route.latencyMs);
    return (
      <>
        <CircleCheck size={15} aria-hidden className={styles.good} />
        <p>
          <Trans>
            <strong>{name}</strong> answered in {latency}.
          </Trans>
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
        {route.fault.message !== '' && <p className={styles.muted}>{toldWords(route.fault)}</p>}
      </div>
    </>
  );
}

/** What the other side said, in its own words. */
function toldWords({ code, message }: Fault): string {
  return code.startsWith('BuiltIn') ? t`The browser said: ${message} (${code})` : t`AWS said: ${message} (${code})`;
}

function expiryWords(atMs: number): string {
  const moment = formatDateTime(atMs);
  return t`The credentials expire on ${moment}.`;
}

function describeAccount(account: AccountReport): string {
  if (account.status === 'ok') {
    const { modelCount, profileCount } = account;
    const models = plural(modelCount, { one: '# model', other: '# models' });
    const profiles = plural(profileCount, { one: '# inference profile', other: '# inference profiles' });
    return t`The account lists ${models} and ${profiles}.`;
  }
  const { what } = describeFault(account.fault);
  return t`The account’s models could not be listed (${what}). Reviews do not need that list.`;
}
