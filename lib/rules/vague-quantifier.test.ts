import { describe, expect, it } from 'vitest';
import { titlesIn } from '#tests/rules/check-text.ts';

const RULE = 'vague-quantifier';

describe('vague times, amounts and standards', () => {
  it.each([
    ['The processor must report leaks promptly.', 'Vague time: "promptly"'],
    ['The desk shall answer as soon as reasonably practicable.', 'Vague time: "as soon as reasonably practicable"'],
    ['We will return your files within a reasonable time.', 'Vague time: "within a reasonable time"'],
    ['The desk must answer in a timely and polite manner.', 'Vague time: "in a timely and polite manner"'],
    ['We may change these prices from time to time.', 'Change at any time: "from time to time"'],
    ['Filters must be cleaned regularly by the tenant.', 'Vague frequency: "regularly"'],
    ['Letters are stored for as long as necessary.', 'Vague period: "for as long as necessary"'],
    ['The applicant must name several witnesses.', 'Vague amount: "several witnesses"'],
    ['The buyer shall pay reasonable costs.', 'Vague amount: "reasonable costs"'],
    ['The host must take appropriate technical measures.', 'Vague standard: "appropriate technical measures"'],
    ['The file must contain plans, permits, etc. and a cover.', 'Open list: "etc."'],
  ])('reports %j', async (text, title) => {
    expect(await titlesIn(RULE, text)).toEqual([title]);
  });

  it.each([
    ['a time with its limit', 'The processor must report leaks promptly and no later than 72 hours after the event.'],
    ['a frequency that is stated', 'Filters must be cleaned regularly, at least every 6 months.'],
    ['a description', 'The train stops promptly and the doors open.'],
    ['laws that change', 'You must follow the building code, as amended from time to time.'],
    ['an amount that nobody owes', 'Several visitors asked whether they must sign.'],
    ['measures that are listed', 'The host must take appropriate measures such as locks and cameras.'],
    ['efforts, which are another rule', 'The host will use reasonable efforts to call.'],
    ['force majeure', 'Neither side must answer for events beyond its reasonable control.'],
    ['a period with a hyphen', 'The desk must answer within a 5-day period or as soon as possible after it.'],
    [
      'measures that the next sentence lists',
      'We take appropriate measures. These measures include locks and cameras.',
    ],
    ['periods that follow', 'We keep files for as long as needed. In particular, bills stay for a year.'],
    ['a change that is announced', 'We may change these prices from time to time. We will notify you a month before.'],
    ['a condition', 'Requests must have a timeout in case the server does not answer in a timely manner.'],
    ['advice', 'You should change your password as soon as possible.'],
    ['a notice period given beside it', 'It will be renewed unless ended in due time. The notice period is 14 days.'],
    ['what a purpose measures', 'The form must give sufficient details to identify the owner.'],
    ['examples', 'The file must show colours (such as red, blue, etc.).'],
    ['what the law demands', 'We will keep invoices for as long as necessary under applicable law.'],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });

  it('is silent in lower-case sentences of a document that cites BCP 14', async () => {
    const before = 'Key words as in BCP 14.';
    expect(await titlesIn(RULE, 'A peer must answer promptly.', { before })).toEqual([]);
    expect(await titlesIn(RULE, 'A peer MUST answer promptly.', { before })).toEqual(['Vague time: "promptly"']);
  });
});
