import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DraftFinding, riskOf } from '#lib/findings';
import { RISK_PLAYBOOK } from '#lib/playbooks';
import { findGlossary, glossaryOf, type SectionTask } from '#lib/prompts';
import { createSectionChecker } from '#lib/rules';
import { readMarkdownDocument } from '../rules/markdown-document.ts';

/** A section to be asked about, and the findings of its answer. */
export interface Question {
  readonly document: string;
  readonly task: SectionTask;
  readonly findings: readonly DraftFinding[];
  readonly risk: string;
}

/** As long as a section may be before it is asked in parts. */
const MAX_TEXT_CHARACTERS = 14_000;
/** A model names the worst, not everything. */
const MAX_FINDINGS = 8;
const NONCE = '9f86d081884c7d659a2feaa0c55ad015';

/**
 * Every section of every policy as the extension would ask about it. The findings are those of the on-device checks: real
 * words about real sentences, the same for both ways of asking.
 * @param isAgain as in a second review: the request carries what was found before.
 */
export async function readQuestions(folder: string, isAgain: boolean): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
    const { text, headings, sections } = readMarkdownDocument(readFileSync(join(folder, file), 'utf8'));
    const title = file.replace(/\.md$/, '').replaceAll('-', ' ');
    const check = createSectionChecker({ documentText: text, headings, language: '', now: 0, pause: async () => {} });
    const glossary = findGlossary(text);
    const outline = headings.map((heading) => ({ level: 1, heading }));
    for (const section of sections) {
      if (section.text.trim() === section.heading) continue;
      const findings = (await check(section)).slice(0, MAX_FINDINGS);
      const earlier = findings.map(({ category, quote }) => ({ category, quote, decision: 'open' as const }));
      questions.push({
        document: title,
        task: {
          playbook: RISK_PLAYBOOK,
          documentTitle: title,
          outline,
          path: section.heading === '' ? [] : [section.heading],
          text: section.text.slice(0, MAX_TEXT_CHARACTERS),
          glossary: glossaryOf(glossary, { ...section, end: section.start + section.text.length }),
          earlier: isAgain ? earlier : [],
          nonce: NONCE,
        },
        findings,
        risk: riskOf(findings),
      });
    }
  }
  return questions;
}
