import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckedFinding } from './check-documents.ts';
import { readMarkdownDocument } from './markdown-document.ts';
import { measurePrecision, readLabels, SAMPLE_SIZE, sampleOf, wilsonInterval } from './precision.ts';

function finding(number: number, document = 'terms'): CheckedFinding {
  const evidence = number.toString(16).padStart(16, '0');
  const rule = 'placeholder';
  return {
    document,
    rule,
    evidence,
    key: `${document} ${rule} ${evidence}`,
    context: '',
    finding: { severity: 'low', category: rule, title: '', quote: '', assessment: '', action: '', confidence: 1 },
  };
}

const FINDINGS = Array.from({ length: 3 * SAMPLE_SIZE }, (_, index) => finding(index));

describe('sampleOf', () => {
  it('draws the same for the same seed, in any order of the findings', () => {
    expect(sampleOf(FINDINGS.toReversed(), 1)).toEqual(sampleOf(FINDINGS, 1));
    expect(sampleOf(FINDINGS, 2)).not.toEqual(sampleOf(FINDINGS, 1));
  });

  it('keeps what it can when findings disappear, so that labels keep their worth', () => {
    const before = sampleOf(FINDINGS, 1);
    const gone = new Set(before.slice(0, 10));
    const after = sampleOf(
      FINDINGS.filter((one) => !gone.has(one)),
      1,
    );
    expect(after).toEqual(expect.arrayContaining(before.slice(10)));
  });

  it('judges the same words in two documents once', () => {
    expect(sampleOf([finding(1, 'first'), finding(1, 'second')], 1)).toEqual([finding(1, 'first')]);
  });
});

describe('measurePrecision', () => {
  it('counts labelled findings only, and lists the others', () => {
    const label = (number: number, verdict: 'right' | 'wrong') => ({ ...finding(number), verdict, why: '' });
    const [result] = measurePrecision(
      FINDINGS.slice(0, 4),
      [label(0, 'right'), label(1, 'right'), label(2, 'wrong')],
      ['placeholder'],
      1,
    );
    expect(result).toMatchObject({ findings: 4, labelled: 3, right: 2, precision: 2 / 3 });
    expect(result?.unlabelled).toEqual([finding(3)]);
  });

  it('has an interval that is wide for few and never certain', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    const { low, high } = wilsonInterval(9, 10);
    expect(low).toBeCloseTo(0.596, 3);
    expect(high).toBeCloseTo(0.982, 3);
    expect(wilsonInterval(5, 5).low).toBeLessThan(0.6);
  });
});

it('has labels of the right form, one for each finding', async () => {
  const labels = await readLabels(join(import.meta.dirname, 'labels.json'));
  const keys = labels.map(({ rule, evidence }) => `${rule} ${evidence}`);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('readMarkdownDocument', () => {
  it('makes sections of headings in all their forms, and text of the rest', () => {
    const markdown = [
      'Preamble with a [link](https://example.org/a_(b)) and\nits end.',
      'Terms\n=====',
      '* one **bold** item\n* another\\_one',
      '**2\\. Fees**',
      '| a | b |\n| --- | --- |\n| 1 | 2 |',
      '### Last ###',
    ].join('\n\n');
    const { text, headings, sections } = readMarkdownDocument(markdown);
    expect(headings).toEqual(['Terms', '2. Fees', 'Last']);
    expect(sections.map((section) => section.text)).toEqual([
      'Preamble with a link and its end.\n',
      'Terms\n• one bold item\n• another_one\n',
      '2. Fees\na\tb\n1\t2\n',
      'Last\n',
    ]);
    for (const section of sections) expect(text.startsWith(section.text, section.start)).toBe(true);
  });
});
