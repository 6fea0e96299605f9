import type { DraftFinding } from '#lib/findings';
import { createDocumentFacts, type DocumentFacts } from './document-facts.ts';
import { isEnglishText } from './language.ts';
import type { RuleContext, SectionContext } from './rule.ts';
import { RULES } from './rules.ts';
import { splitSentences } from './sentences.ts';
import { findTextForAi } from './text-for-ai.ts';
import { tidyFindings } from './tidy-findings.ts';

/** The document that sections belong to, and the day of the review. */
export interface CheckedDocument extends Pick<RuleContext, 'documentText' | 'headings' | 'language' | 'now'> {
  /** Called between rules and while the document is read, so that a long section leaves the thread to others; nothing waits when left out. */
  readonly pause?: () => Promise<void>;
}

/** A section of that document. */
export interface CheckedSection extends Pick<RuleContext, 'text' | 'heading' | 'start'> {
  /** The ids of the rules to run, e.g. those of a playbook; all of them when left out. */
  readonly rules?: readonly string[];
}

/** The findings of one section, ordered by place; each quote is `text.slice(at.start, at.end)`. */
export type SectionChecker = (section: CheckedSection) => Promise<DraftFinding[]>;

/** About 600 words; a section ten times as long may have ten times as many findings. */
const USUAL_SECTION_CHARACTERS = 3_600;

async function noPause(): Promise<void> {}

function sectionStart({ text, start }: CheckedSection, documentText: string): number {
  if (start !== undefined && documentText.startsWith(text, start)) return start;
  return documentText.indexOf(text);
}

/**
 * A checker for the sections of one document. The document is read once, at the first section; sections may be checked
 * in any order and more than once, always with the same result.
 */
export function createSectionChecker({ pause, ...document }: CheckedDocument): SectionChecker {
  let reading: Promise<DocumentFacts> | undefined;
  return async (section) => {
    const { documentText, headings, language } = document;
    // Sections that are checked at the same time wait for the same reading.
    reading ??= createDocumentFacts(documentText, headings, language, pause ?? noPause);
    const facts = await reading;
    const context: SectionContext = {
      ...document,
      text: section.text,
      heading: section.heading,
      start: sectionStart(section, documentText),
      sentences: splitSentences(section.text),
      isEnglish: isEnglishText(section.text, language, facts.isEnglish),
      facts,
    };
    const share = Math.max(1, Math.round(section.text.length / USUAL_SECTION_CHARACTERS));
    const findings: DraftFinding[] = findTextForAi(section.text);
    for (const rule of RULES) {
      if (section.rules !== undefined && !section.rules.includes(rule.id)) continue;
      if (rule.englishOnly && !context.isEnglish) continue;
      findings.push(...tidyFindings(rule.check(context), rule.limitPerSection * share));
      await pause?.();
    }
    return findings.toSorted((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0));
  };
}

/** Checks a single section. For several sections of one document `createSectionChecker` reads the document only once. */
export function checkSection({ text, heading, start, ...document }: RuleContext): Promise<DraftFinding[]> {
  const documentText = document.documentText === '' ? text : document.documentText;
  return createSectionChecker({ ...document, documentText })({
    text,
    heading,
    ...(start === undefined ? {} : { start }),
  });
}
