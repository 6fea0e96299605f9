import { describe, expect, it } from 'vitest';
import { checkText, titlesIn } from '#tests/rules/check-text.ts';

const RULE = 'dangling-reference';
const headings = ['1 Scope', '2 Duties', '2.1 Logs', '2.2 Keys', '3 Fees', 'Annex A Forms'];

describe('dangling references', () => {
  it.each([
    ['Fees follow section 7.', 'section 7'],
    ['Keys are returned as described in Section 2.5.', 'Section 2.5'],
    ['Fees follow clauses 2.1 and 9.', 'clauses 2.1 and 9'],
    ['Use the form in Annex C.', 'Annex C'],
    ['The limits are in Table 4.', 'Table 4'],
    ['The limits are shown in figure 2 and explained.', 'figure 2'],
  ])('reports %j', async (text, words) => {
    expect(await titlesIn(RULE, text, { headings })).toEqual([`Reference without a target: "${words}"`]);
  });

  it.each([
    ['an existing section', 'Fees follow section 2.1(a).'],
    ['a parent of existing sections', 'Fees follow sections 2 and 3.'],
    ['an existing annex', 'Use the form in Annex A.'],
    ['a captioned table', 'The limits are in Table 4.\nTable 4: Limits'],
    ['another law', 'This follows section 7 of the Harbour Act.'],
    ['another standard', 'See [HARBOUR], Section 7, and Section 8 of [HARBOUR].'],
    ['a regulation by its name', 'We rely on Article 6 GDPR and on article 7 of the GDPR.'],
    ['a foreign law', 'Nous suivons la section 9 du Code.'],
    ['itself', 'The duties in this Section 9 continue.'],
    ['words instead of numbers', 'See the section above and the table below.'],
    ['a statute with high numbers', 'You waive section 154.'],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text, { headings })).toEqual([]);
  });

  it('does not judge numbers in a document that shows none, or only a later part of them', async () => {
    expect(await titlesIn(RULE, 'Fees follow section 7.', { headings: ['Scope', 'Fees'] })).toEqual([]);
    expect(await titlesIn(RULE, 'Fees follow section 2.', { headings: ['5 Fees', '5.1 Rates', '6 Keys'] })).toEqual([]);
  });

  it('does not judge a depth that comes from list counters', async () => {
    expect(await titlesIn(RULE, 'Fees follow section 2.4.', { headings: ['1 Scope', '2 Duties', '3 Fees'] })).toEqual(
      [],
    );
  });

  it('reports a field that the text processor lost, in any language', async () => {
    const [finding] = await checkText(RULE, 'Siehe Error! Reference source not found. im Anhang.', { language: 'de' });
    expect(finding?.title).toBe('Broken cross-reference field');
    expect(finding?.severity).toBe('high');
  });
});
