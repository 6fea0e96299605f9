export { type AnswerReader, type AnswerVerdict, createAnswerReader } from './answer-reader.ts';
export { createEvidenceCheck, type EvidenceSource } from './check-evidence.ts';
export { DRAFT_FIELDS } from './draft-schema.ts';
export {
  type DraftFinding,
  type Evidence,
  type EvidenceStatus,
  type Finding,
  type Provenance,
  RISK_LEVELS,
  type RiskLevel,
  SEVERITIES,
  type Severity,
} from './finding.ts';
export { findingId } from './finding-id.ts';
export { mergeDuplicates } from './merge-duplicates.ts';
export type { Note, Remark, StatedDisguise, Statement, StatementAboutWords } from './remark.ts';
export { higherRisk, riskOf, severityRank } from './risk.ts';
