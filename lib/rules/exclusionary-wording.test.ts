import { describe, expect, it } from 'vitest';
import { checkText, titlesIn } from '#tests/rules/check-text.ts';
import { patterns } from '../../node_modules/retext-equality/lib/patterns-en.js';
import { CANDIDATE, REPORTED } from './exclusionary-words.ts';

const RULE = 'exclusionary-wording';

describe('exclusionary wording', () => {
  it.each([
    ['The proxy reads a blacklist of hosts.', 'blacklist'],
    ['The plan needs 40 man-hours.', 'man-hours'],
    ['The chairman opens the meeting.', 'chairman'],
    ['Old plans are grandfathered.', 'grandfathered'],
    ['The master copies the log to each slave.', 'master'],
    ['A user can change his password.', 'his'],
    ['The employee must state why he is late.', 'he'],
  ])('reports %j', async (text, words) => {
    expect(await titlesIn(RULE, text)).toContain(`Exclusionary wording: "${words}"`);
  });

  it.each([
    ['everyday words that the list also has', 'It is simple and easy, of course, and just obvious.'],
    ['health', 'We never collect data about mental or physical illness.'],
    ['both pronouns', 'A user can change his or her password.'],
    ['a person', 'Mr Olsen said that he agrees.'],
    ['a person with a role', 'Olsen is a player and loves his team.'],
    ['a master without slaves', 'Keep the master in the vault.'],
    ['a name', 'We ship with Blacklist Records and The Chairman Hotel.'],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });

  it('offers a neutral word and has exact offsets far into a section', async () => {
    const text = `${'The gate is open. '.repeat(800)}\nThe proxy reads a blacklist of hosts.`;
    const [finding] = await checkText(RULE, text);
    expect(finding?.quote).toBe('The proxy reads a blacklist of hosts.');
    expect(finding?.action).toMatch(/^Instead of "blacklist", write "\w/);
  });

  it('parses every sentence that can hold a reported word', () => {
    const words = patterns
      .filter(({ id }) => REPORTED.test(id))
      .flatMap(({ inconsiderate }) => Object.keys(inconsiderate));
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter((word) => !CANDIDATE.test(word))).toEqual([]);
  });
});
