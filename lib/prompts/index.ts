export { type DigestSection, type DocumentDigest, digestDocument } from './document-digest.ts';
export {
  DOCUMENT_CATEGORIES,
  DOCUMENT_PROMPT_VERSION,
  documentRequest,
  type SummarisedFinding,
} from './document-prompt.ts';
export { findGlossary, type GlossaryEntry, glossaryOf } from './glossary.ts';
export { plainLine } from './plain-line.ts';
export { playbookTokens } from './playbook-tokens.ts';
export type { EarlierFinding, OutlineLine } from './section-context.ts';
export { PROMPT_VERSION, repairRequest, type SectionTask, sectionRequest, systemPrompt } from './section-prompt.ts';
export { MAX_PART_CHARACTERS, splitText, type TextPart } from './split-text.ts';
