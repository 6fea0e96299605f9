export { PROMPT_VERSION, repairRequest, type SectionTask, sectionRequest, systemPrompt } from './section-prompt.ts';
export { splitText, type TextPart } from './split-text.ts';
