import { CircleAlert, CircleCheck, CircleDot, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { RiskLevel, Severity } from '#lib/findings';

/** A severity's word and its icon: the shapes differ, so that colour never stands alone. */
export interface SeverityLook {
  readonly word: string;
  readonly icon: LucideIcon;
}

export const SEVERITY_LOOKS: Readonly<Record<Severity, SeverityLook>> = {
  critical: { word: 'Critical', icon: OctagonAlert },
  high: { word: 'High', icon: TriangleAlert },
  medium: { word: 'Medium', icon: CircleAlert },
  low: { word: 'Low', icon: CircleDot },
  info: { word: 'Info', icon: Info },
};

/** Words for a section's risk; `none` is a section that was reviewed without a finding. */
export const RISK_LOOKS: Readonly<Record<RiskLevel, SeverityLook>> = {
  critical: { word: 'Critical risk', icon: OctagonAlert },
  high: { word: 'High risk', icon: TriangleAlert },
  medium: { word: 'Medium risk', icon: CircleAlert },
  low: { word: 'Low risk', icon: CircleDot },
  none: { word: 'No findings', icon: CircleCheck },
};

/** A category as words, e.g. `Ambiguous obligation`. */
export function categoryName(category: string): string {
  const words = category.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
