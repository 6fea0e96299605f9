import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelledSnippets } from '#tests/redaction/labelled.ts';
import { FOUND_KINDS } from './detection.ts';
import { createRedactor, createStreamRestorer } from './redactor.ts';

const CHOICE = { kinds: FOUND_KINDS, patterns: ['PRJ-\\d+', '\\bProject \\w+'] };
const values = labelledSnippets().flatMap((snippet) => snippet.values.map(({ value }) => value));

/** Texts with private values, placeholders that stand there already, and anything else, in any order. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...values, 'PRJ-77', 'Project Falcon'),
      fc.constantFrom('[EMAIL-1]', '[PHONE-2]', '[TEXT-1]', '[EMAIL-', '[PRIVATE-1', '-1]', '[', ']', ' ', '\n', '. '),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('a redactor', () => {
  it('restores exactly what it redacted, whatever stood there and in whatever order texts come', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), ([document = '', ...others]) => {
        const { redact, restore } = createRedactor(CHOICE, document, 'en');
        for (const text of [...others, document]) expect(restore(redact(text))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves none of the values in the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...values.filter((value) => value.includes('@'))), texts, (value, text) => {
        const { redact } = createRedactor(CHOICE, '', 'en');
        expect(redact(`${text} ${value} is here`)).not.toContain(` ${value} `);
      }),
      { numRuns: 200 },
    );
  });

  it('gives a value the same placeholder all along, in the order of the document', () => {
    const document = 'a@example.org, b@example.org, a@example.org';
    const { redact } = createRedactor(CHOICE, document, 'en');
    expect(redact('b@example.org wrote to a@example.org')).toBe('[EMAIL-2] wrote to [EMAIL-1]');
    expect(redact('c@example.org')).toBe('[EMAIL-3]');
    expect(redact('PRJ-12 is [EMAIL-1]')).toBe('[PRIVATE-1] is [TEXT-1]');
  });

  it('restores a stream as it restores the whole, however it is cut', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(60), { maxLength: 12 }), (text, cuts) => {
        const redactor = createRedactor(CHOICE, text, 'en');
        const redacted = redactor.redact(text);
        const restorer = createStreamRestorer(redactor);
        const places = [0, ...cuts.filter((cut) => cut < redacted.length).toSorted((a, b) => a - b), redacted.length];
        const pieces = places.slice(1).map((end, index) => restorer.push(redacted.slice(places[index], end)));
        expect(pieces.join('') + restorer.finish()).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
