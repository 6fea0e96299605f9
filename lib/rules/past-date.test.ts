import { describe, expect, it } from 'vitest';
import { checkText, titlesIn } from '#tests/rules/check-text.ts';

const RULE = 'past-date';

describe('dates in the past', () => {
  it.each([
    ['The migration will be completed by March 2021.', 'March 2021'],
    ['All sites must be equipped by 30 June 2024.', '30 June 2024'],
    ['The list of approvers will be published by March 2021.', 'March 2021'],
    ['The fee shall be paid no later than May 14, 2026.', 'May 14, 2026'],
    ['The new plant is scheduled to open in Q3 2022.', 'Q3 2022'],
    ['All buses are to be electric by the end of 2025.', 'the end of 2025'],
    ['The next audit is scheduled for June 2022.', 'June 2022'],
    ['From 1 May 2018 onwards, the fee will rise.', '1 May 2018'],
    ['The pilot ends in Q3 2020.', 'Q3 2020'],
    ['The offer expires on 2026-01-31.', '2026-01-31'],
  ])('reports %j', async (text, words) => {
    expect(await titlesIn(RULE, text)).toEqual([`Date already past: "${words}"`]);
  });

  it.each([
    ['a date to come', 'The migration will be completed by March 2031.'],
    ['the day of the review itself', 'The fee must be paid by May 15, 2026.'],
    ['the current month', 'The migration will be completed by May 2026.'],
    ['a duty since a day in the past', 'From 1 May 2018 onwards, guests must sign the book.'],
    ['history', 'The harbour was opened on 3 May 1998.'],
    ['a copyright line', '© 2019 Fenwick Ltd. All rights will be kept from 2019.'],
    ['the date of the text', 'Last updated on 1 March 2020; it will be reviewed.'],
    ['an event that a rule refers to', 'The rules shall apply to contracts signed before 1 May 2018.'],
    ['the title of a law', 'The parties must follow Regulation 2016/679 of 27 April 2016.'],
    ['a plan that names a year', 'I will read more in 2024 than before.'],
    ['a day without a year', 'The form must arrive by 3 March.'],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });

  it('depends on the day of the review, never on a clock', async () => {
    const text = 'The migration will be completed by March 2021.';
    expect(await checkText(RULE, text, { now: Date.UTC(2021, 2, 31, 23) })).toEqual([]);
    expect(await checkText(RULE, text, { now: Date.UTC(2021, 3, 1) })).toHaveLength(1);
  });
});
