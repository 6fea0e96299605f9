import { expect } from 'vitest';
import { wordFinding } from '#components/findings';
import type { DraftFinding } from '#lib/findings';
import { checkSection } from '#lib/rules';

/** What a test may say about the text it checks. */
export interface CheckTextOptions {
  /** Text elsewhere in the document, before the section. */
  readonly before?: string;
  readonly headings?: readonly string[];
  readonly language?: string;
  readonly now?: number;
}

/** The day on which the reviews of the tests take place. */
export const REVIEW_DAY = Date.UTC(2026, 4, 15);

/**
 * The findings of one category in a text that is checked as one section of a document. Each is held against the words of
 * the interface: in English they must be its own.
 */
export async function checkText(
  category: string,
  text: string,
  options: CheckTextOptions = {},
): Promise<DraftFinding[]> {
  const { before = '', headings = [], language = 'en', now = REVIEW_DAY } = options;
  const findings = await checkSection({
    text,
    heading: '',
    language,
    documentText: before === '' ? text : `${before}\n${text}`,
    headings,
    now,
  });
  for (const finding of findings) expect(wordFinding(finding)).toEqual(finding);
  return findings.filter((finding) => finding.category === category);
}

/** The titles alone. */
export async function titlesIn(category: string, text: string, options: CheckTextOptions = {}): Promise<string[]> {
  return (await checkText(category, text, options)).map(({ title }) => title);
}
