import { describe, expect, it } from 'vitest';
import { checkText, titlesIn } from '#tests/rules/check-text.ts';

const RULE = 'undefined-acronym';

describe('undefined acronyms', () => {
  it('reports an acronym that is explained nowhere, at its first use and with its number of uses', async () => {
    const text = 'Every change passes the QZB before release.\nThe QZB meets on Monday in the big room.';
    const [finding, ...others] = await checkText(RULE, text);
    expect(others).toEqual([]);
    expect(finding?.title).toBe('Acronym not explained: QZB');
    expect(finding?.quote).toBe('Every change passes the QZB before release.');
    expect(finding?.assessment).toContain('2 uses');
  });

  it('leaves later uses to the section with the first one', async () => {
    expect(
      await titlesIn(RULE, 'The QZB meets on Monday in the big room.', {
        before: 'Every change passes the QZB before release.',
      }),
    ).toEqual([]);
  });

  it.each([
    ['long form first', 'The Quality Zone Board (QZB) meets on Monday. Every change passes the QZB before release.'],
    ['acronym first', 'The QZB (Quality Zone Board) meets on Monday in the big room.'],
    [
      'a definition in quotation marks',
      'The board of quality zones (the “QZB”) meets on Monday. The QZB decides about every release.',
    ],
    ['a sentence', 'QZB stands for the board that approves releases of our product.'],
    ['a glossary line', 'Every change passes the QZB before release.\nQZB: board for quality zones'],
    ['words in small letters shortly before', 'We ask the quality zone board first. Every change passes the QZB then.'],
    [
      'a name with those initials',
      'The Quality Zone Board meets on Monday. Every change passes the QZB before release.',
    ],
    ['another language', 'The Board of Quality Zones – QZB – meets on Monday in the big room.'],
  ])('accepts an explanation by %s', async (_form, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });

  it.each([
    ['common knowledge', 'Send the PDF to the EU office by HTTP or to our UK site.'],
    ['emphasis', 'This does NOT apply, and not here or there, to our guests.'],
    ['a brand that also stands in small letters', 'Write to us at zorb or ZORB when you need a new ball today.'],
    ['a heading in capitals', 'QZB RULES FOR ALL VISITORS AND GUESTS'],
    ['an identifier', 'The part follows QZB 4711 and was tested in our own lab.'],
    ['a citation', 'The format is described in [QZB] and is used in this product too.'],
    ['a statute', 'This follows from Section 14 QZB and needs no further reason here.'],
    ['the end of a name', 'We watch films on Northwind QZB and share the costs of it.'],
    ['capitals in a row', 'On the air tonight is ADA SMITH, QZB for today and the next weeks.'],
    ['a name', 'We bought the parts from QZB Networks for our new office here.'],
    ['Roman numerals', 'Group XII meets in the large room on the second floor today.'],
    ['code', 'const QZB = load("QZB"); // and more; { QZB }'],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });
});
