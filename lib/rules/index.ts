export {
  type CheckedDocument,
  type CheckedSection,
  checkSection,
  createSectionChecker,
  type SectionChecker,
} from './check-section.ts';
export type { DocumentFacts } from './document-facts.ts';
export type { Rule, RuleContext, SectionContext } from './rule.ts';
export { RULES, RULES_VERSION } from './rules.ts';
export { findTextForAi } from './text-for-ai.ts';
