import { describe, expect, it } from 'vitest';
import { checkText, titlesIn } from '#tests/rules/check-text.ts';

const RULE = 'inconsistent-term';
const DEFINED = 'Customer Data” means all files. Customer Data is safe. We store Customer Data. We copy Customer Data.';

describe('inconsistent terms', () => {
  it.each([
    ['Send an e-mail. Each email counts. An email is free.', '"e-mail" and "email" in one document'],
    [
      'Each sub-processor signs. A subprocessor waits. Ask the subprocessor.',
      '"sub-processor" and "subprocessor" in one document',
    ],
    [
      'The organisation pays. An organization waits. One organization left.',
      '"organisation" and "organization" in one document',
    ],
    ['Behaviour matters, as behaviour is seen. Bad behavior is not.', '"behavior" and "behaviour" in one document'],
    ['Open the web site. The website is new. Our website is old.', '"web site" and "website" in one document'],
    ['Use GitHub. Ask GitHub. Look at Github.', '"Github" and "GitHub" in one document'],
  ])('reports %j', async (text, title) => {
    expect(await titlesIn(RULE, text)).toEqual([title]);
  });

  it('reports a defined term in lower case, with the numbers of both', async () => {
    const [finding] = await checkText(RULE, 'We delete customer data on request.', { before: `“${DEFINED}` });
    expect(finding?.title).toBe('"customer data" and "Customer Data" in one document');
    expect(finding?.severity).toBe('medium');
    expect(finding?.assessment).toContain('"Customer Data": 4 uses; "customer data": 1 use');
  });

  it('leaves headings alone, whose capitals follow other rules', async () => {
    expect(await titlesIn(RULE, 'How we treat customer data', { before: `“${DEFINED}` })).toEqual([]);
  });

  it.each([
    ['a word and its adjective', 'We ask a third party. It is a third-party tool.'],
    ['a different word', 'Please re-sign the form before you resign.'],
    ['a verb and its noun', 'Log in on the login page. Set up the setup.'],
    ['capitals at the beginning of a sentence', 'Email is free. We like email.'],
    ['names', 'The World Health Organization is an organisation.'],
    ['addresses', 'Write to e-mail@example.org by email.'],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });

  it.each(['We accept any customer data from you.', 'Other firms protect their customer data too.'])(
    'accepts a defined term with a general meaning: %j',
    async (text) => {
      expect(await titlesIn(RULE, text, { before: `“${DEFINED}` })).toEqual([]);
    },
  );

  it('accepts the words in lower case where they define the term', async () => {
    const text = 'The customer data that you give us (“Customer Data”) is safe.';
    expect(
      await titlesIn(RULE, text, { before: 'Customer Data is safe. Customer Data is old. Customer Data is new.' }),
    ).toEqual([]);
  });
});
