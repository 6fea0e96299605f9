import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckedDocument, checkSection, createSectionChecker, RULES } from '#lib/rules';
import { REVIEW_DAY } from '#tests/rules/check-text.ts';

const FIRST =
  'Intake\nThe clerk must send each e-mail promptly. Every form passes the QZB desk and its staff. The fee is TBD.\n';
const SECOND =
  'Storage\nKeys must be returned. See section 9 about the QZB desk and its staff. Each email counts. Each email stays.\n';
const DOCUMENT: CheckedDocument = {
  documentText: FIRST + SECOND,
  headings: ['1 Intake', '2 Storage', '3 Fees'],
  language: 'en',
  now: REVIEW_DAY,
};

/** Text made of the words that rules look for, of marks, and of any Unicode, lone surrogates included. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'must',
        'shall be',
        'reported',
        'should',
        'and/or',
        'promptly',
        'TBD',
        '[insert',
        ']',
        '____',
        'QZB',
        '(QZB)',
        'section 9.9',
      ),
      fc.constantFrom(
        'by March 2021',
        'the user',
        'he',
        'blacklist',
        'e-mail',
        'email',
        '“Key Term” means',
        'key term',
        '\n',
        '. ',
        ', ',
        '\ud83d',
        '\udc00',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(' '));

describe('checkSection', () => {
  it('gives each rule its own category and reason', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect(RULES.every(({ reason }) => reason.endsWith('.'))).toBe(true);
  });

  it('finds what stands in a section, in the order of the text', async () => {
    const check = createSectionChecker(DOCUMENT);
    expect((await check({ heading: 'Intake', text: FIRST, start: 0 })).map(({ title }) => title)).toEqual([
      'Vague time: "promptly"',
      '"e-mail" and "email" in one document',
      'Acronym not explained: QZB',
      'Placeholder left in the text: "TBD"',
    ]);
    expect((await check({ heading: 'Storage', text: SECOND, start: FIRST.length })).map(({ title }) => title)).toEqual([
      'Duty without a responsible party: "must be returned"',
      'Reference without a target: "section 9"',
    ]);
  });

  it('reads the document once for sections that are checked at the same time', async () => {
    let pauses = 0;
    const check = createSectionChecker({
      ...DOCUMENT,
      pause: async () => {
        pauses += 1;
      },
    });
    const section = { heading: '', text: FIRST, rules: [] };
    await Promise.all([check(section), check(section), check(section)]);
    expect(pauses).toBe(2);
  });

  it('gives the same findings in any order of sections, with or without a start', async () => {
    const inOrder = createSectionChecker(DOCUMENT);
    const first = await inOrder({ heading: '', text: FIRST, start: 0 });
    const second = await inOrder({ heading: '', text: SECOND, start: FIRST.length });
    const backwards = createSectionChecker(DOCUMENT);
    expect(await backwards({ heading: '', text: SECOND })).toEqual(second);
    expect(await backwards({ heading: '', text: FIRST })).toEqual(first);
  });

  it('checks a selection that is no part of the document', async () => {
    const check = createSectionChecker(DOCUMENT);
    const text = 'The clerk asks the QZB desk.';
    expect((await check({ heading: '', text })).map(({ title }) => title)).toEqual(['Acronym not explained: QZB']);
  });

  it('makes a repeated remark once and says how often it holds', async () => {
    const text = 'The clerk must reply promptly. The guard must reply promptly. The cook must reply promptly.';
    const findings = await checkSection({ ...DOCUMENT, documentText: text, heading: '', text });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.assessment).toContain('The same holds for 2 other places in this section.');
  });

  it('skips rules about English wording in other languages, stated or evident', async () => {
    const german =
      'Der Mieter zahlt die Miete must promptly und der Vermieter gibt ihm dafür jeden Monat einen Beleg. Der Betrag ist TBD.';
    for (const language of ['de', '']) {
      const findings = await checkSection({ ...DOCUMENT, documentText: german, heading: '', text: german, language });
      expect(findings.map(({ category }) => category)).toEqual(['placeholder']);
    }
  });

  it('runs the rules it is asked for', async () => {
    const check = createSectionChecker(DOCUMENT);
    const found = await check({
      heading: 'Intake',
      text: FIRST,
      start: 0,
      rules: ['placeholder', 'undefined-acronym'],
    });
    expect(found.map(({ category }) => category)).toEqual(['undefined-acronym', 'placeholder']);
    expect(await check({ heading: 'Intake', text: FIRST, start: 0, rules: [] })).toEqual([]);
  });

  it('pauses while it reads the document and between rules when it is given a way to', async () => {
    let pauses = 0;
    const check = createSectionChecker({
      ...DOCUMENT,
      pause: async () => {
        pauses += 1;
      },
    });
    await check({ heading: '', text: FIRST });
    expect(pauses).toBe(RULES.length + 2);
    await check({ heading: '', text: FIRST });
    expect(pauses).toBe(2 * RULES.length + 2);
  });

  it('quotes exactly and repeats itself exactly on any text, without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, fc.constantFrom('en', '', 'fr'), async (text, before, language) => {
        const context = { ...DOCUMENT, documentText: `${before}\n${text}`, heading: '', text, language };
        const findings = await checkSection(context);
        let last = 0;
        for (const { at, quote, confidence, title, action } of findings) {
          expect(at).toBeDefined();
          if (at === undefined) continue;
          expect(at.start).toBeGreaterThanOrEqual(last);
          expect(at.end).toBeGreaterThan(at.start);
          expect(quote).toBe(text.slice(at.start, at.end));
          expect(quote.trim()).not.toBe('');
          expect(quote.length).toBeLessThanOrEqual(302);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(title).not.toBe('');
          expect(action).not.toBe('');
          last = at.start;
        }
        expect(await checkSection(context)).toEqual(findings);
      }),
      { numRuns: 150 },
    );
  });

  it('survives long runs without a full stop, which parsers take badly', async () => {
    for (const piece of ['a _____', 'must be ', 'Ab of ', '. ', '\ud800 ']) {
      const text = piece.repeat(20_000);
      expect(
        Array.isArray(await checkSection({ ...DOCUMENT, documentText: text, heading: '', text, language: 'en' })),
      ).toBe(true);
    }
  });
});
