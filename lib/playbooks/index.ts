export { findPlaybook, PLAYBOOKS } from './built-in.ts';
export { isSameContent, withNextVersion } from './next-version.ts';
export { type Playbook, type PlaybookCategory, playbookReference } from './playbook.ts';
export { PlaybookError } from './playbook-error.ts';
export { findPlaybookFaults, formatPlaybookFile, parsePlaybook, parsePlaybookFile } from './playbook-file.ts';
export { playbookIdFrom } from './playbook-id.ts';
export { PLAYBOOK_LIMITS } from './playbook-schema.ts';
export { RISK_PLAYBOOK } from './risk.ts';
export { RULE_IDS, type RuleId } from './rule-ids.ts';
export { CONFIDENCE_MEANING, INJECTION_CATEGORY, SEVERITY_MEANINGS } from './shared-meanings.ts';
export {
  type DamagedPlaybook,
  isTaken,
  MAX_OWN_PLAYBOOKS,
  type PlaybookShelf,
  type RetiredPlaybook,
  readShelf,
  retire,
  shelve,
  shelveReplacing,
} from './shelf.ts';
export { PlaybookOutdatedError, ShelfFullError } from './shelf-error.ts';
