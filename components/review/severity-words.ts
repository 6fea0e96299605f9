import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { CircleAlert, CircleCheck, CircleDot, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import { SEVERITY_WORDS } from '#components/findings';
import type { RiskLevel, Severity } from '#lib/findings';

/** A severity's word and its icon: the shapes differ, so that colour never stands alone. */
export interface SeverityLook {
  readonly word: MessageDescriptor;
  readonly icon: LucideIcon;
}

export const SEVERITY_LOOKS: Readonly<Record<Severity, SeverityLook>> = {
  critical: { word: SEVERITY_WORDS.critical, icon: OctagonAlert },
  high: { word: SEVERITY_WORDS.high, icon: TriangleAlert },
  medium: { word: SEVERITY_WORDS.medium, icon: CircleAlert },
  low: { word: SEVERITY_WORDS.low, icon: CircleDot },
  info: { word: SEVERITY_WORDS.info, icon: Info },
};

/** Words for a section's risk; `none` is a section that was reviewed without a finding. */
export const RISK_LOOKS: Readonly<Record<RiskLevel, SeverityLook>> = {
  critical: { word: msg`Critical risk`, icon: OctagonAlert },
  high: { word: msg`High risk`, icon: TriangleAlert },
  medium: { word: msg`Medium risk`, icon: CircleAlert },
  low: { word: msg`Low risk`, icon: CircleDot },
  none: { word: msg`No findings`, icon: CircleCheck },
};
