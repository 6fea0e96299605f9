import type { Finding, Severity } from '#lib/findings';

/** Findings that are known to be there and have not come yet, while a long review is told in portions. */
export interface AwaitedFindings {
  /** Those whose words stand in the document. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly unverified: number;
}

/** Counts findings as awaited ones. */
export function tallyFindings(findings: readonly Finding[]): AwaitedFindings {
  const bySeverity: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  let unverified = 0;
  for (const { severity, evidence } of findings) {
    if (evidence.status === 'unverified') unverified += 1;
    else bySeverity[severity] += 1;
  }
  return { bySeverity, unverified };
}

/** What is left of them once these have come. */
export function withoutArrived(awaited: AwaitedFindings, arrived: readonly Finding[]): AwaitedFindings {
  const come = tallyFindings(arrived);
  const { critical, high, medium, low, info } = awaited.bySeverity;
  return {
    bySeverity: {
      critical: critical - come.bySeverity.critical,
      high: high - come.bySeverity.high,
      medium: medium - come.bySeverity.medium,
      low: low - come.bySeverity.low,
      info: info - come.bySeverity.info,
    },
    unverified: awaited.unverified - come.unverified,
  };
}
