import { describe, expect, it } from 'vitest';
import { checkText, titlesIn } from '#tests/rules/check-text.ts';

const RULE = 'ambiguous-obligation';
const BINDING = 'Each team must keep a log. Each team must name an owner. Owners shall answer questions.';

describe('ambiguous obligations', () => {
  it.each([
    ['The operator must or may archive the records.', 'Obligation or option: "must or may"'],
    ['Each site should/shall keep a spare key.', 'Obligation or option: "should/shall"'],
    ['Managers must inform staff where possible.', 'Open condition on a duty: "where possible"'],
    ['The supplier shall encrypt backups as appropriate.', 'Open condition on a duty: "as appropriate"'],
    [
      'Staff are required to lock screens, to the extent practicable.',
      'Open condition on a duty: "to the extent practicable"',
    ],
    ['The carrier will use its best efforts to deliver on Monday.', 'Effort instead of result: "best efforts"'],
    [
      'The vendor will use commercially reasonable efforts to restore service.',
      'Effort instead of result: "commercially reasonable efforts"',
    ],
    ['The clerk shall endeavour to reply.', 'Effort instead of result: "shall endeavour to"'],
    ['The tenant must repair windows and/or doors.', '"and/or" in a duty: "windows and/or doors"'],
    ['Records may not be deleted.', 'Ban or possibility: "may not be deleted"'],
  ])('reports %j', async (text, title) => {
    expect(await titlesIn(RULE, text)).toEqual([title]);
  });

  it.each([
    ['a permission beside a duty', 'You may leave early, but you must tell your manager.'],
    ['an escape that binds nobody', 'Lunch is served outdoors where possible.'],
    ['a purpose', 'The clerk must copy pages as needed for the court file.'],
    ['"as soon as possible", which is about time', 'The clerk must reply as soon as possible.'],
    ['"and/or" outside a duty', 'The kit has blue and/or green labels.'],
    ['"and/or" among all of them', 'The tenant must hold all keys and/or cards of the house.'],
    ['efforts in a concession', 'While we use reasonable efforts to mend faults, we promise nothing.'],
    ['a comparison', 'You must keep it as short and plain as possible.'],
    ['an alternative that is named', 'It must return a copy if possible, otherwise an error.'],
    ['a program that tries', 'The browser will try to guess the type.'],
    ['a plain ban', 'The logo may not be used by others.'],
    ['a doubt about a fact', 'Guests who may or may not be approved appear in the list.'],
    ['"should" in a document without duties', 'Visitors should wear boots.'],
  ])('leaves alone %s', async (_case, text) => {
    expect(await titlesIn(RULE, text)).toEqual([]);
  });

  it('doubts "should" where the document binds with "must" and "shall"', async () => {
    const [finding] = await checkText(RULE, 'Drivers should log each trip.', { before: BINDING });
    expect(finding?.title).toBe('Duty or advice: "should"');
    expect(finding?.quote).toBe('Drivers should log each trip.');
  });

  it('names the words to replace in its suggestion', async () => {
    const [finding] = await checkText(RULE, 'The tenant must repair windows and/or doors.');
    expect(finding?.action).toBe(
      'Write "windows and doors" if both are needed, "windows or doors" if one is enough, or "windows or doors, or both".',
    );
  });

  it.each([
    'If the pump should fail, call the desk.',
    'It should be noted that tickets expire.',
    'Should you disagree, write to us.',
    'What should drivers do?',
    'Typically, drivers should log each trip.',
    'For example, vans should be white.',
    'Drivers are advised to rest and should stretch.',
    'Drivers who disagree should stop using the van.',
    'Any questions should be sent to the desk.',
    'In addition, should Northwind be sold, the files move with it.',
  ])('accepts "should" that assigns no duty: %j', async (text) => {
    expect(await titlesIn(RULE, text, { before: BINDING })).toEqual([]);
  });

  it('reads only upper-case key words as duties in a document that cites BCP 14', async () => {
    const before = `The key words are those of RFC 2119. ${BINDING}`;
    expect(await titlesIn(RULE, 'A client SHOULD retry. A client should log it, where possible.', { before })).toEqual(
      [],
    );
    expect(await titlesIn(RULE, 'A client MUST retry where possible.', { before })).toEqual([
      'Open condition on a duty: "where possible"',
    ]);
  });

  it('names every doubt of one sentence in one finding', async () => {
    const findings = await checkText(RULE, 'The agent must or may use best efforts to call.');
    expect(findings).toHaveLength(1);
    expect(findings[0]?.severity).toBe('high');
    expect(findings[0]?.assessment).toContain('Also here: Effort instead of result: "best efforts".');
  });
});
