import { describe, expect, it } from 'vitest';
import { placeHeadings } from './levels.ts';
import { headingNumber, withoutNumber } from './numbering.ts';

describe('headingNumber', () => {
  it.each([
    ['2.1 Scope', ['2', '1'], 'Scope'],
    ['1. Definitions', ['1'], 'Definitions'],
    ['3) Fees', ['3'], 'Fees'],
    ['A.1. Grammar', ['A', '1'], 'Grammar'],
    ['B. Examples', ['B'], 'Examples'],
    ['IV. Remedies', ['IV'], 'Remedies'],
    ['Article 5 – Notices', ['5'], 'Notices'],
    ['Section 12: Law', ['12'], 'Law'],
  ])('%j has one', (heading, number, rest) => {
    expect(headingNumber(heading)).toEqual(number);
    expect(withoutNumber(heading)).toBe(rest);
  });

  it.each(['A guide to leases', 'Introduction', 'I am a visitor', 'Data we keep', '2024'])('%j has none', (heading) => {
    expect(headingNumber(heading)).toBeNull();
    expect(withoutNumber(heading)).toBe(heading);
  });
});

describe('placeHeadings', () => {
  it('leaves no gaps and closes what a higher heading ends', () => {
    const headings = [2, 4, 6, 3, 1, 2].map((level, index) => ({ heading: `h${index}`, level }));
    expect(placeHeadings(headings).map(({ level }) => level)).toEqual([1, 2, 3, 2, 1, 2]);
    expect(placeHeadings(headings)[3]?.path).toEqual(['h0', 'h3']);
  });
});
