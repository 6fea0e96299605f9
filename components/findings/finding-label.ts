import { i18n } from '@lingui/core';
import type { Finding } from '#lib/findings';
import { SEVERITY_WORDS } from './severity-words.ts';
import { wordFinding } from './word-finding.ts';

/** What names a finding beside its words, e.g. “High · Rent is not stated”. */
export function findingLabel(finding: Finding): string {
  return `${i18n._(SEVERITY_WORDS[finding.severity])} · ${wordFinding(finding).title}`;
}
