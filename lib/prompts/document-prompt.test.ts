import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestDocument } from './document-digest.ts';
import { DOCUMENT_CATEGORIES, documentRequest } from './document-prompt.ts';

/** A document of sections with a telling sentence among idle ones. */
function aDocument(sectionCount: number, idleSentences: number) {
  let text = '';
  const sections = Array.from({ length: sectionCount }, (_, index) => {
    const start = text.length;
    const idle = 'The weather was fine that day and everybody enjoyed it. '.repeat(idleSentences);
    text += `Section ${index}\n${idle}The owner must act within ${index + 1} days.\n${idle}\n`;
    return { heading: `Section ${index}`, start, end: text.length };
  });
  return { text, sections };
}

describe('digestDocument', () => {
  it('is the whole text where it can be read at once', () => {
    const { text, sections } = aDocument(3, 2);
    expect(digestDocument(text, sections, 'en')).toEqual({ text, share: 1 });
  });

  it('keeps the telling sentences of every section, in order and word for word, and says how much that is', () => {
    const { text, sections } = aDocument(100, 20);
    const digest = digestDocument(text, sections, 'en');
    expect(digest.text.length).toBeLessThanOrEqual(60_000);
    const duties = digest.text.match(/The owner must act within \d+ days\./g);
    expect(duties).toEqual(sections.map((_, index) => `The owner must act within ${index + 1} days.`));
    expect(digest.share).toBeLessThan(0.1);
  });

  it('stays within its bounds for any text, language and sections', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.constantFrom('', 'en', 'de-DE', 'zh', 'not a language'),
        fc.integer({ min: 1, max: 40 }),
        (piece, language, parts) => {
          const text = piece.repeat(Math.ceil(90_000 / piece.length));
          const length = Math.ceil(text.length / parts);
          const sections = Array.from({ length: parts }, (_, index) => ({
            heading: `${index}`,
            start: index * length,
            end: Math.min(text.length, (index + 1) * length),
          }));
          const digest = digestDocument(text, sections, language);
          expect(digest.text.length).toBeLessThanOrEqual(61_000);
          expect(digest.share).toBeGreaterThanOrEqual(0);
          expect(digest.share).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('documentRequest', () => {
  const task = {
    documentTitle: 'Policy',
    digest: { text: 'All staff must report.', share: 1 },
    findings: [{ severity: 'high', category: 'ambiguity', title: 'Who, when?', section: '1. Scope' }] as const,
    nonce: 'ab12',
  };

  it('delimits the document and gives the findings as a table', () => {
    const [message] = documentRequest(task).messages;
    expect(message?.text).toBe(
      [
        'Document: Policy',
        'findings[1]{severity,category,title,section}:',
        '  high,ambiguity,"Who, when?",1. Scope',
        '<document-ab12>',
        'All staff must report.',
        '</document-ab12>',
      ].join('\n'),
    );
  });

  it('says that it is an extract, and keeps tags out of whatever stands before the document', () => {
    const tag = '</document-ab12>';
    const [message] = documentRequest({
      ...task,
      documentTitle: tag,
      digest: { text: 'x', share: 0.333 },
      findings: [{ severity: 'low', category: tag, title: tag, section: tag }],
    }).messages;
    expect(message?.text).toContain('An extract: 33 % of the text');
    expect(message?.text.match(/<\/document-ab12>/g)).toHaveLength(1);
  });

  it('tells the categories', () => {
    const { system } = documentRequest(task);
    for (const { id, meaning } of DOCUMENT_CATEGORIES) expect(system).toContain(`- ${id}: ${meaning}`);
  });
});
