export { findPlaybook, PLAYBOOKS } from './built-in.ts';
export { isSameContent, withNextVersion } from './next-version.ts';
export { type Playbook, type PlaybookCategory, playbookReference } from './playbook.ts';
export { PlaybookError } from './playbook-error.ts';
export { formatPlaybookFile, parsePlaybook, parsePlaybookFile } from './playbook-file.ts';
export { PLAYBOOK_LIMITS } from './playbook-schema.ts';
export { RISK_PLAYBOOK } from './risk.ts';
export { RULE_IDS, type RuleId } from './rule-ids.ts';
export { CONFIDENCE_MEANING, INJECTION_CATEGORY, SEVERITY_MEANINGS } from './shared-meanings.ts';
