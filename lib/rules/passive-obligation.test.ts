import { describe, expect, it } from 'vitest';
import { titlesIn } from '#tests/rules/check-text.ts';

const RULE = 'passive-obligation';

describe('passive obligations', () => {
  it.each([
    ['All incidents must be reported within 24 hours.', 'must be reported'],
    ['Backups shall be tested every month.', 'shall be tested'],
    ['Keys have to be promptly returned.', 'have to be promptly returned'],
    ['The form is to be completed by 1 March.', 'is to be completed'],
    ['All passwords must be changed every year.', 'must be changed'],
    ['Changes must also be documented by e-mail.', 'must also be documented'],
  ])('reports %j', async (text, words) => {
    expect(await titlesIn(RULE, text)).toEqual([`Duty without a responsible party: "${words}"`]);
  });

  it.each([
    ['a named actor', 'All incidents must be reported by the shift manager.'],
    ['an active duty', 'The shift manager must report all incidents.'],
    ['a legal state', 'The agreement shall be governed by the law of Norway and shall be deemed accepted.'],
    ['a possibility', 'The app may need to be updated.'],
    ['a duty that the parties take on', 'You agree that the papers shall be kept secret.'],
    ['a clause that only mentions a duty', 'We keep records that must be retained.'],
    ['whoever has the claim', 'Any claim must be reported to the desk.'],
    ['an actor in the sentence before', 'We may keep some papers. Such papers shall be kept for a year.'],
    ['a promise without a duty', 'The form was completed and is reviewed.'],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });

  it('is silent in specifications with BCP 14 key words', async () => {
    expect(await titlesIn(RULE, 'The field MUST be checked.', { before: 'Key words as in BCP 14.' })).toEqual([]);
  });
});
