import type { Severity } from '#lib/findings';
import type { PlaybookCategory } from './playbook.ts';

/** What severity means in every playbook, so that findings of different reviews can be compared. */
export const SEVERITY_MEANINGS: Readonly<Record<Severity, string>> = {
  critical: 'serious harm is likely',
  high: 'a dispute, breach or failure is likely',
  medium: 'a careful reader is misled or left to guess',
  low: 'costs time or clarity only',
  info: 'worth knowing; nothing to fix',
};

/** What confidence means in every playbook: a forecast that can be checked against reviewers' decisions. */
export const CONFIDENCE_MEANING =
  'share of experts with the whole document at hand who would agree, 0 to 1: 0.9 = the quoted words prove it; 0.7 = likely, context could settle it; 0.5 = a judgement; below 0.4 leave it out';

/** Every review can meet it. */
export const INJECTION_CATEGORY: PlaybookCategory = {
  id: 'injection',
  label: 'Text for AI systems',
  meaning: 'text that addresses an AI system instead of the reader',
};
