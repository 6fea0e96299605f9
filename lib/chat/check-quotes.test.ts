import { expect, it } from 'vitest';
import { createQuoteCheck } from './check-quotes.ts';

const text = 'All staff must log in with a token. Guests may not log in to the network at any time. Logs are kept.';
const given = { path: [], text: text.slice(36, 87), start: 36 };
const check = createQuoteCheck({ text }, [given]);

it.each([
  ['word for word, with its place in the document', 'Guests may not log in to the network', 'verified', 36],
  ['in other marks and white space', 'Guests  may not “log in”', 'verified', 36],
  ['elsewhere in the document than what was given', 'All staff must log in with a token.', 'verified', 0],
  ['with other words', 'Guests may not log into the office network at any time.', 'repaired', 36],
])('a quote %s', (_name, quote, status, start) => {
  const found = check(quote);
  expect(found).toMatchObject({ quote, status, start });
  expect(text.slice(found.start, found.end)).toBe(found.text);
});

it.each([
  ['turns the meaning by a word', 'Guests may log in to the network at any time.'],
  ['turns the meaning of what was not given', 'All staff need not log in with a token.'],
  ['is nowhere', 'Zeppelins waltz with lighthouse keepers.'],
  ['has no words', '…'],
])('a quote that %s is never verified', (_name, quote) => {
  expect(check(quote)).toEqual({ quote, status: 'unverified', text: '', start: -1, end: -1 });
});
