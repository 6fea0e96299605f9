import { t } from '@lingui/core/macro';
import { CircleCheck, CircleX, Info } from 'lucide-react';
import type { QuotaReport, RegionQuotaReport } from '#lib/bedrock';
import { describeQuota, describeQuotaFault, isAnyFound } from './quota-words.ts';
import styles from './ReportList.module.css';
import { routeName } from './route-name.ts';
import type { RouteDraft } from './settings-draft.ts';

export interface QuotaReportViewProps {
  readonly report: QuotaReport;
  readonly routes: readonly RouteDraft[];
}

/** What AWS said of the quotas, model by model, in words. */
export function QuotaReportView({ report, routes }: QuotaReportViewProps) {
  if (report.status === 'api-key') {
    return (
      <p className={styles.muted}>
        {t`Service Quotas does not accept an API key. Enter an access key to read quotas, or enter the quotas yourself.`}
      </p>
    );
  }
  const names = new Map(routes.map((route) => [`${route.modelId}@${route.region}`, routeName(route)]));
  return (
    <ul aria-label={t`Quotas found`} className={styles.list}>
      {report.regions.map((region) =>
        region.status === 'failed' ? (
          <li key={region.region} className={styles.row}>
            <CircleX size={15} aria-hidden className={styles.bad} />
            <FailedRegion region={region.region} fault={region.fault} />
          </li>
        ) : null,
      )}
      {report.routes.map((route) => (
        <li key={route.routeId} className={styles.row}>
          {isAnyFound(route) ? (
            <CircleCheck size={15} aria-hidden className={styles.good} />
          ) : (
            <Info size={15} aria-hidden className={styles.note} />
          )}
          <p>
            <strong>{names.get(route.routeId) ?? route.routeId}</strong>: {describeQuota(route)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function FailedRegion({ region, fault }: Omit<Extract<RegionQuotaReport, { readonly status: 'failed' }>, 'status'>) {
  const { what, action } = describeQuotaFault(fault);
  const { message, code } = fault;
  return (
    <div className={styles.words}>
      <p>
        <strong>{region}</strong>: {what}.
      </p>
      <p>{action}</p>
      {message !== '' && <p className={styles.muted}>{t`AWS said: ${message} (${code})`}</p>}
    </div>
  );
}
