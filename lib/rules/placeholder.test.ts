import { describe, expect, it } from 'vitest';
import { checkText, titlesIn } from '#tests/rules/check-text.ts';

const RULE = 'placeholder';

describe('placeholders', () => {
  it.each([
    ['The fee is TBD.', 'TBD'],
    ['Owner: TODO', 'TODO'],
    ['Lorem ipsum dolor sit amet.', 'Lorem ipsum'],
    ['Call XXX-XXXX for help.', 'XXX-XXXX'],
    ['The term is ???? months.', '????'],
    ['This contract is between [Company Name] and Fenwick Ltd.', '[Company Name]'],
    ['The seller, [insert address], agrees.', '[insert address]'],
    ['The rent is [●] per month.', '[●]'],
    ['Dear <name>, welcome.', '<name>'],
    ['Hello {{first_name}}, your order has left our house today.', '{{first_name}}'],
    ['The price is to be determined.', 'to be determined'],
    ['The buyer pays ______ euros each month.', '______'],
  ])('reports %j', async (text, words) => {
    expect(await titlesIn(RULE, text)).toEqual([`Placeholder left in the text: "${words}"`]);
  });

  it.each([
    ['a mention', 'Never write "TBD" in a contract.'],
    ['a word that contains one', 'The XXXL shirt and the TODOS list.'],
    ['code', 'git checkout <name> && run({{ x }}) | tee $LOG = {}'],
    ['a citation', 'As shown before [Miller 2020] and [12].'],
    ['a line to sign', 'Signature: ____________'],
    ['questions', 'Really??'],
    ['an excerpt', 'The road goes on […] and ends [...] here.'],
    ['a hidden address', 'Write to [email\u00a0protected] today.'],
    ['an agreement on who decides', 'The price is to be determined by the court.'],
    ['a rule of lines', '______________'],
    ['a name in quotation marks that stands for any', "The log says 'no handler for logger XXX' at start."],
    ['a line of a template', '{{ person }}'],
    ['the value of an option', 'git commit [--date=<date>] [--cleanup=<mode>]'],
    ['characters that an encoding lost', 'Thank you again for a flawless move.????'],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });

  it('is severe where a duty is incomplete, and works in any language', async () => {
    const [finding] = await checkText(RULE, 'Der Mieter zahlt TBD Euro.', { language: 'de' });
    expect(finding?.severity).toBe('high');
  });

  it('accepts angle brackets as grammar in a specification', async () => {
    expect(
      await titlesIn(RULE, 'A request has a <date> and a <name>.', { before: 'Key words as in RFC 2119.' }),
    ).toEqual([]);
  });
});
