import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateQuote } from './locate.ts';
import { createTextIndex } from './text-index.ts';

/** A contract of its own making: sentences differ, as they do in real text, in more than one word. */
const CLAUSES = [
  'Northwind Archives (“the Keeper”) stores the records of the Depositor in two buildings that stand at least forty kilometres apart.',
  'The Keeper shall inspect every shelf once a quarter and must not move a box without a signed transfer note.',
  'A transfer note names the box, the sender, the receiver and the hour at which the seal was broken.',
  'Records on film are kept below 12 °C; records on paper are kept between 16 °C and 20 °C at a relative humidity of 45 %.',
  'The Depositor may send an auditor on any working day, provided that the visit is announced three days before.',
  'Fees are due on the first day of each month and bear interest at five per cent a year from the tenth day on.',
  'If water enters a vault, the Keeper informs the Depositor within two hours and moves endangered boxes to the upper floor.',
  'Neither party is liable for damage caused by war, earthquake or an order of a public authority.',
  'The finding aid — a list of boxes with their contents — stays the property of the Depositor even after this agreement ends.',
  'Boxes that nobody has asked for in thirty years can be offered to a public archive, unless the Depositor objects in writing.',
  'Destruction takes place in the presence of two witnesses, who sign a certificate that is kept for ever.',
  'This agreement is governed by the law of the place where the main vault stands.',
];
const TEXT = CLAUSES.map((clause, index) => `${index + 1}. ${clause}`).join('\n\n');
const index = createTextIndex(TEXT);

function found(quote: string): string {
  const anchor = locateQuote(index, quote);
  return TEXT.slice(anchor.start, anchor.end);
}

describe('locateQuote finds the same words', () => {
  it('exactly, for any verbatim passage of four words or more', () => {
    const words = [...TEXT.matchAll(/\S+/g)];
    fc.assert(
      fc.property(fc.nat(words.length - 5), fc.integer({ min: 4, max: 30 }), (first, count) => {
        const start = words[first]?.index ?? 0;
        const last = words[Math.min(first + count, words.length) - 1];
        const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
        const quote = TEXT.slice(start, end);
        fc.pre(TEXT.indexOf(quote) === TEXT.lastIndexOf(quote));
        expect(locateQuote(index, quote)).toEqual({ status: 'exact', start, end, score: 1 });
      }),
    );
  });

  it.each([
    ['white space', 'shall  inspect\nevery shelf once a\u00a0quarter', 'shall inspect every shelf once a quarter'],
    ['quotation marks', 'Northwind Archives ("the Keeper") stores', 'Northwind Archives (“the Keeper”) stores'],
    ['dashes', 'The finding aid - a list of boxes', 'The finding aid — a list of boxes'],
    ['case', 'THE KEEPER SHALL INSPECT every shelf', 'The Keeper shall inspect every shelf'],
    ['soft hyphens and zero-width characters', 'rela\u00adtive humid\u200bity of 45', 'relative humidity of 45'],
    ['ligatures', 'the ﬁrst day of each month', 'the first day of each month'],
    ['emphasis', '**The Keeper** shall `inspect` every _shelf_', 'The Keeper shall inspect every shelf'],
    ['list marks', '- A transfer note names the box', 'A transfer note names the box'],
    ['a heading mark', '## Fees are due on the first day', 'Fees are due on the first day'],
    ['quotation marks around it', '"Fees are due on the first day"', 'Fees are due on the first day'],
    [
      'a full stop that the document does not have there',
      'Fees are due on the first day.',
      'Fees are due on the first day',
    ],
    ['a trailing ellipsis', 'Destruction takes place in the presence…', 'Destruction takes place in the presence'],
    ['a bracketed capital', '[t]he Depositor may send an auditor', 'The Depositor may send an auditor'],
    ['blocks', 'the seal was broken. 4. Records on film', 'the seal was broken.\n\n4. Records on film'],
  ])('despite differences in %s', (_name, quote, passage) => {
    expect(locateQuote(index, quote)).toMatchObject({ status: 'normalized', score: 1 });
    expect(found(quote)).toBe(passage);
  });

  it('in cells that the quote joins with pipes', () => {
    const table = 'Box\tWeight\tShelf\nA-1\t12 kg\tnorth wall';
    const anchor = locateQuote(createTextIndex(table), '| A-1 | 12 kg | north wall |');
    expect(anchor.status).toBe('normalized');
    expect(table.slice(anchor.start, anchor.end)).toBe('A-1\t12 kg\tnorth wall');
  });
});

describe('locateQuote finds close passages', () => {
  it.each([
    [
      'one word changed',
      'A transfer note lists the box, the sender, the receiver and the hour',
      'A transfer note names the box, the sender, the receiver and the hour',
    ],
    [
      'three words changed',
      'The Depositor can send an inspector on any business day, provided that the visit is announced three days before',
      'The Depositor may send an auditor on any working day, provided that the visit is announced three days before',
    ],
    [
      'misspelt words',
      'Destructoin takes plase in the presense of two witneses, who sign a certifcate',
      'Destruction takes place in the presence of two witnesses, who sign a certificate',
    ],
    [
      'a word dropped',
      'the Keeper informs the Depositor within two hours and moves boxes to the upper floor',
      'the Keeper informs the Depositor within two hours and moves endangered boxes to the upper floor',
    ],
  ])('with %s', (_name, quote, passage) => {
    expect(locateQuote(index, quote).status).toBe('fuzzy');
    expect(found(quote)).toBe(passage);
  });

  it('marks a dropped, added or exchanged negation, modal verb or number', () => {
    for (const quote of [
      'The Keeper shall inspect every shelf once a quarter and must move a box without a signed transfer note.',
      'The Keeper may inspect every shelf once a quarter and must not move a box without a signed transfer note.',
      'Fees are not due on the first day of each month and bear interest at five per cent a year',
      'Records on film are kept below 18 °C; records on paper are kept between 16 °C and 20 °C',
    ]) {
      const anchor = locateQuote(index, quote);
      expect(anchor).toMatchObject({ status: 'fuzzy', changesMeaning: true });
      expect(anchor.score).toBeLessThanOrEqual(0.5);
    }
  });

  it('does not call a harmless change a change of meaning', () => {
    const anchor = locateQuote(index, 'A transfer note lists the box, the sender, the receiver and the hour');
    expect(anchor.changesMeaning).toBeUndefined();
    expect(anchor.score).toBeGreaterThan(0.85);
  });
});

describe('locateQuote follows an ellipsis', () => {
  it.each(['…', '...', ' [...] ', ' (…) '])('written %j', (ellipsis) => {
    const quote = `Boxes that nobody has asked for${ellipsis}offered to a public archive`;
    expect(locateQuote(index, quote).status).toBe('fuzzy');
    expect(found(quote)).toBe('Boxes that nobody has asked for in thirty years can be offered to a public archive');
  });

  it('says when the skipped words turn the meaning', () => {
    const harmless = locateQuote(index, 'A transfer note names … the hour at which the seal was broken');
    expect(harmless).toMatchObject({ status: 'fuzzy' });
    expect(harmless.changesMeaning).toBeUndefined();
    expect(locateQuote(index, 'The Keeper shall inspect every shelf … move a box')).toMatchObject({
      status: 'fuzzy',
      changesMeaning: true,
    });
  });

  it('does not join fragments that stand far apart or in the other order', () => {
    const far = createTextIndex(
      `The tenant pays the rent. ${'Nothing of note happens here today. '.repeat(60)}The landlord keeps the key.`,
    );
    expect(locateQuote(far, 'The tenant pays … keeps the key').status).toBe('missing');
    expect(locateQuote(index, 'the seal was broken … A transfer note names').status).toBe('missing');
  });
});

describe('locateQuote answers missing', () => {
  it.each([
    [
      'a sentence from elsewhere',
      'The ferry leaves the harbour at noon and arrives on the island before the shops have closed.',
    ],
    ['a short phrase that is not there', 'broken transfer seal'],
    ['a short phrase with one word off', 'signed transfer paper'],
    ['part of a word', 'inspec'],
    ['marks only', '— … —'],
    ['nothing', '  '],
    ['shuffled words', 'box a shelf quarter signed must once transfer the every inspect note not Keeper move and'],
  ])('for %s', (_name, quote) => {
    expect(locateQuote(index, quote)).toEqual({ status: 'missing', start: -1, end: -1, score: 0 });
  });

  it('for most shuffled sentences', () => {
    const shuffled = fc
      .constantFrom(...CLAUSES)
      .chain((clause) =>
        fc.shuffledSubarray(clause.split(' '), { minLength: clause.split(' ').length }).map((words) => words.join(' ')),
      );
    const misses = fc
      .sample(shuffled, { numRuns: 300, seed: 5 })
      .filter((quote) => locateQuote(index, quote).status === 'missing');
    expect(misses.length).toBeGreaterThanOrEqual(297);
  });
});

describe('sections and repetitions', () => {
  const notice = 'The notice period is three months.';
  const text = `Lease\n${notice}\nThe flat is on the second floor.\n\nEmployment\n${notice}\nThe office is in the old mill.`;
  const repeated = createTextIndex(text);
  const second = { start: text.indexOf('Employment'), end: text.length };

  it('takes the occurrence in the section', () => {
    expect(locateQuote(repeated, notice, { within: second })).toEqual({
      status: 'exact',
      start: text.lastIndexOf(notice),
      end: text.lastIndexOf(notice) + notice.length,
      score: 1,
    });
  });

  it('takes the first one without a section, and says that there are several', () => {
    expect(locateQuote(repeated, notice)).toMatchObject({ start: text.indexOf(notice), ambiguous: true });
  });

  it('takes the one nearest to where it stood before', () => {
    const anchor = locateQuote(repeated, notice, { hint: text.length });
    expect(anchor.start).toBe(text.lastIndexOf(notice));
    expect(anchor.ambiguous).toBeUndefined();
  });

  it('prefers the very words elsewhere to a weak resemblance in the section', () => {
    const quote = 'The flat is on the second floor.';
    expect(locateQuote(repeated, quote, { within: second })).toMatchObject({
      status: 'exact',
      start: text.indexOf(quote),
    });
  });
});

describe('context', () => {
  const text = 'The fee is due. It is paid at once.\nThe parcel is sent. It is paid at once.\nThe rest waits.';
  const repeated = createTextIndex(text);
  const quote = 'It is paid at once.';

  it('of words before and after tells equal passages apart', () => {
    const anchor = locateQuote(repeated, quote, { prefix: 'The parcel is sent. ', suffix: ' The rest' });
    expect(anchor).toMatchObject({ status: 'exact', start: text.lastIndexOf(quote) });
    expect(anchor.ambiguous).toBeUndefined();
  });

  it('that fits both leaves the quote ambiguous', () => {
    expect(locateQuote(repeated, quote, { prefix: 'nothing like it' })).toMatchObject({ ambiguous: true });
  });
});

describe('what stands beside the words', () => {
  const page = createTextIndex(
    'The archive keeps records [12] in vaults.\n1. Boxes are labelled by the sender.\n2. Boxes are inter-\nnationally registered.',
  );
  it.each([
    ['reference marks', 'The archive keeps records in vaults.', 'The archive keeps records [12] in vaults.'],
    [
      'list numbers',
      'Boxes are labelled by the sender. Boxes are inter-\nnationally registered.',
      'Boxes are labelled by the sender.\n2. Boxes are inter-\nnationally registered.',
    ],
    ['hyphenation', 'Boxes are internationally registered.', 'Boxes are inter-\nnationally registered.'],
  ])('%s may be left out', (_name, quote, passage) => {
    const anchor = locateQuote(page, quote);
    expect(anchor.status).toBe('normalized');
    expect(page.text.slice(anchor.start, anchor.end)).toBe(passage);
  });

  it('an operator may not', () => {
    const code = createTextIndex('if (left.size < right.size) return the smaller one of both');
    expect(locateQuote(code, 'if (left.size > right.size) return the smaller one of both').status).toBe('fuzzy');
  });
});

describe('turned words', () => {
  it.each([
    ['a negation dropped at the end', 'Dieser Header gilt für Skripte nicht.', 'Dieser Header gilt für Skripte.'],
    ['a contraction', 'The sender isn’t liable for late delivery.', 'The sender is liable for late delivery.'],
    ['a negating prefix', 'An authorised person may open the vault.', 'An unauthorised person may open the vault.'],
    ['words run together', 'He is not able to open the vault.', 'He is notable to open the vault.'],
  ])('%s are never the same', (_name, text, quote) => {
    const anchor = locateQuote(createTextIndex(text), quote);
    expect(anchor).toMatchObject({ status: 'fuzzy', changesMeaning: true });
  });
});

describe('long quotes', () => {
  const sentences = Array.from(
    { length: 120 },
    (_, i) => `Clause ${i} says that box ${i * 7} stays in vault ${i % 9}.`,
  );
  const text = `Preamble.\n${sentences.join('\n')}\nSignatures.`;
  const long = createTextIndex(text);

  it('are found by their ends and the words between', () => {
    const quote = sentences.join(' ').replace('Clause 60 says that', 'Clause 60 states that');
    const anchor = locateQuote(long, quote);
    expect(anchor.status).toBe('fuzzy');
    expect(text.slice(anchor.start, anchor.end)).toBe(sentences.join('\n'));
  });

  it('are missing without them', () => {
    const strange = Array.from({ length: 600 }, (_, i) => `word${i}`).join(' ');
    expect(locateQuote(long, `${sentences[0]} ${strange} ${sentences[9]}`).status).toBe('missing');
  });
});

describe('scripts without spaces', () => {
  const text = '本协议自签署之日起生效。乙方应当在三十日内支付全部款项。任何一方不得擅自转让本协议。';
  const chinese = createTextIndex(text);

  it('finds a passage inside a run of characters', () => {
    expect(locateQuote(chinese, '乙方应当在三十日内支付')).toMatchObject({ status: 'exact' });
  });

  it('finds a close passage', () => {
    const anchor = locateQuote(chinese, '乙方应当在三十天内支付全部款项');
    expect(anchor.status).toBe('fuzzy');
    expect(text.slice(anchor.start, anchor.end)).toBe('乙方应当在三十日内支付全部款项');
  });
});

describe('bounds', () => {
  it('take in the marks at the quote’s edges where the document has them', () => {
    expect(
      found('“A transfer note lists the box, the sender, the receiver and the hour at which the seal was broken.”'),
    ).toBe('A transfer note names the box, the sender, the receiver and the hour at which the seal was broken.');
    expect(found('Boxes that nobody has asked for … unless the Depositor objects in writing.')).toMatch(
      /in writing\.$/,
    );
    expect(found('('.concat('“the Keeper”) stores **the records**'))).toBe('(“the Keeper”) stores the records');
  });
});

describe('bounds of close passages', () => {
  it.each([
    [
      'marks that the quote has as it is',
      'Call `flush()` before the stream is closed.',
      '## Call `flush()` before the **stream** is closed.',
      'Call `flush()` before the stream is closed.',
    ],
    [
      'no mark of the block before',
      'Signed by the buyer >\n\nReturns are free for thirty days after the delivery.',
      '> Returns are free for **thirty days** after the delivery.',
      'Returns are free for thirty days after the delivery.',
    ],
    [
      'characters without width where both have them',
      'First.\n\n\u00ad– Note however that the terms are still protected',
      '\u00ad– note HOWEVER that the terms are still protected',
      '\u00ad– Note however that the terms are still protected',
    ],
    [
      'a reference mark that the quote dropped among its marks',
      'Tunnels can be secured by encryption (Transport Layer Security, [RFC5246]). They end here.',
      'Tunnels can be secured by encryption (Transport Layer Security,).',
      'Tunnels can be secured by encryption (Transport Layer Security, [RFC5246]).',
    ],
    [
      'no full stop of the document for dots by which the quote was cut',
      'Use plain English so that most readers can follow it. Then stop.',
      'Use plain English so that most readers can follow it…',
      'Use plain English so that most readers can follow it',
    ],
    [
      'all that is written together where the last word is wrong',
      'We can list all the heads in this repository with git-show-ref(1): it is fast.',
      'We can list all the heads in this repository with magic',
      'We can list all the heads in this repository with git-show-ref(1',
    ],
  ])('hold %s', (_name, text, quote, passage) => {
    const { start, end } = locateQuote(createTextIndex(text), quote);
    expect(text.slice(start, end)).toBe(passage);
  });

  it('end with their block, where the next one only resembles the quote’s last words', () => {
    const text =
      'Intro.\n\nMaps of types are a new feature in this version of the format.\n\n4.7 Included Nodes\n\nNext.';
    const quote = 'Maps of types are a new feature in this version of the format, requiring a new mode.';
    const { start, end } = locateQuote(createTextIndex(text), quote);
    expect(text.slice(start, end)).toBe('Maps of types are a new feature in this version of the format.');
  });

  it('go over words written together that a quote exchanged', () => {
    const text =
      'If you uploaded foo_1.2-1.1_all.changes to a queue, you can run dcut cancel foo_1.2-1.1_all.changes to cancel.';
    const quote = 'If you uploaded something to a queue, you can run dcut product state to cancel.';
    const { start, end } = locateQuote(createTextIndex(text), quote);
    expect(text.slice(start, end)).toBe(text);
  });
});

describe('passages of another edition', () => {
  const text =
    'Every clerk may open the small vault after nine in the morning with a guard beside him. Nothing else is said.';
  const section = createTextIndex(text);

  it('are taken when words differ, and not when as many do and one turns the meaning', () => {
    const reworded = 'Every clerk may open the tiny safe past ten at dawn with a guard beside him.';
    const turned = 'Every clerk must open the tiny safe past ten at dawn with a man beside him.';
    expect(locateQuote(section, reworded).status).toBe('fuzzy');
    expect(locateQuote(section, turned).status).toBe('missing');
  });
});
