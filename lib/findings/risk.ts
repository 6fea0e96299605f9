import { type DraftFinding, RISK_LEVELS, type RiskLevel, SEVERITIES, type Severity } from './finding.ts';

/** Severity as a rank: 0 is the most severe. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** A section's risk where nobody stated one: that of its most severe finding; remarks (`info`) are no risk. */
export function riskOf(drafts: readonly Pick<DraftFinding, 'severity'>[]): RiskLevel {
  const worst = Math.min(...drafts.map(({ severity }) => severityRank(severity)), SEVERITIES.length);
  const severity = SEVERITIES[worst];
  return severity === undefined || severity === 'info' ? 'none' : severity;
}

/** The higher of two risks, for a section that was reviewed in parts. */
export function higherRisk(first: RiskLevel, second: RiskLevel): RiskLevel {
  return RISK_LEVELS.indexOf(first) <= RISK_LEVELS.indexOf(second) ? first : second;
}
