import { describe, expect, it } from 'vitest';
import type { DraftFinding, Severity } from '#lib/findings';
import { tidyFindings } from './tidy-findings.ts';

function finding(title: string, start: number, end: number, severity: Severity = 'low'): DraftFinding {
  return {
    severity,
    category: 'test',
    title,
    quote: '',
    assessment: 'Why.',
    action: '',
    confidence: 0.5,
    at: { start, end },
  };
}

describe('tidyFindings', () => {
  it('orders by place', () => {
    expect(tidyFindings([finding('b', 20, 30), finding('a', 0, 10)], 9).map(({ title }) => title)).toEqual(['a', 'b']);
  });

  it('merges overlapping findings under the most severe', () => {
    const merged = tidyFindings([finding('a', 0, 10), finding('b', 5, 15, 'high')], 9);
    expect(merged.map(({ title, assessment }) => [title, assessment])).toEqual([['b', 'Why. Also here: a.']]);
  });

  it('keeps findings that only touch', () => {
    expect(tidyFindings([finding('a', 0, 10), finding('b', 10, 15)], 9)).toHaveLength(2);
  });

  it('keeps the most severe within the limit and says what is left out', () => {
    const kept = tidyFindings([finding('a', 0, 1), finding('b', 2, 3, 'high'), finding('c', 4, 5)], 2);
    expect(kept.map(({ title }) => title)).toEqual(['a', 'b']);
    expect(kept[1]?.assessment).toBe('Why. 1 further finding of this kind in the section is not listed.');
  });
});
