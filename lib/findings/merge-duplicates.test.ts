import { describe, expect, it } from 'vitest';
import { fakeFinding } from '#tests/fakes/fake-review.ts';
import type { Finding } from './finding.ts';
import { mergeDuplicates } from './merge-duplicates.ts';

const at = (id: string, start: number, end: number, change: Partial<Finding> = {}) => {
  const finding = fakeFinding(id, change);
  return { ...finding, evidence: { ...finding.evidence, status: 'verified' as const, start, end } };
};
const ids = (findings: readonly Finding[]) => mergeDuplicates(findings).map(({ id }) => id);

describe('mergeDuplicates', () => {
  it('keeps the gravest of those that say the same of the same words, in the place where it stood', () => {
    expect(ids([at('a', 0, 50, { severity: 'low' }), at('b', 60, 90), at('c', 2, 50, { severity: 'high' })])).toEqual([
      'b',
      'c',
    ]);
  });

  it('keeps the most certain, then the first, of those that are as grave', () => {
    expect(ids([at('a', 0, 50, { confidence: 0.5 }), at('b', 0, 50, { confidence: 0.9 })])).toEqual(['b']);
    expect(ids([at('a', 0, 50), at('b', 0, 50)])).toEqual(['a']);
  });

  it('keeps what says something else, or of other words, or stands nowhere', () => {
    expect(ids([at('a', 0, 50), at('b', 0, 50, { category: 'other' })])).toEqual(['a', 'b']);
    expect(ids([at('a', 0, 50), at('b', 0, 20)])).toEqual(['a', 'b']);
    expect(ids([at('a', -1, -1), at('b', -1, -1)])).toEqual(['a', 'b']);
    const evidence = at('x', 200, 250).evidence;
    expect(ids([at('a', 0, 50, { other: evidence }), at('b', 0, 50)])).toEqual(['a', 'b']);
  });
});
