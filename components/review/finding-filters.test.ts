import { describe, expect, it } from 'vitest';
import { fakeFinding, fakeSnapshot } from '#tests/fakes/fake-review.ts';
import { countFindings, type FindingFilters, NO_FILTERS, selectFindings } from './finding-filters.ts';

const { findings, sections } = fakeSnapshot();
const NO_DECISIONS = new Map();

function listed(filters: Partial<FindingFilters>): string[] {
  return selectFindings(findings, sections, { ...NO_FILTERS, ...filters }, NO_DECISIONS).map((finding) => finding.id);
}

describe('countFindings', () => {
  it('counts findings by severity and leaves unverified ones out', () => {
    expect(countFindings(findings, NO_DECISIONS)).toEqual({
      total: 6,
      bySeverity: { critical: 1, high: 1, medium: 2, low: 1, info: 1 },
      unverified: 1,
      byState: { open: 6, accepted: 0, dismissed: 0, 'follow-up': 0 },
      categories: ['ambiguous-obligation', 'governing-law', 'termination'],
    });
  });
});

describe('selectFindings', () => {
  it('lists in the order of the document, those without a place last in their section', () => {
    expect(listed({})).toEqual(['f2', 'f1', 'f3', 'f4', 'f6', 'f5', 'f7']);
  });

  it('puts the gravest of several findings about the same words first', () => {
    const low = fakeFinding('a', { severity: 'low' });
    const high = fakeFinding('b', { severity: 'high' });
    expect(selectFindings([low, high], [], NO_FILTERS, NO_DECISIONS)).toEqual([high, low]);
  });

  it('lists the most severe first, then in the order of the document', () => {
    expect(listed({ order: 'severity' })).toEqual(['f1', 'f2', 'f7', 'f3', 'f6', 'f4', 'f5']);
  });

  it.each<[string, Partial<FindingFilters>, string[]]>([
    ['severities', { severities: new Set(['low', 'critical']) }, ['f1', 'f4']],
    ['a section', { sectionId: 's3' }, ['f3', 'f4', 'f6']],
    ['words of the title, in any case', { text: ' LIABILITY ' }, ['f1']],
    ['words that stand in the document', { text: '60 days' }, ['f6']],
    ['words that are nowhere', { text: 'zzz' }, []],
    ['verified evidence', { showsUnverified: false, sectionId: 's4' }, ['f5']],
  ])('filters by %s', (_what, filters, ids) => {
    expect(listed(filters)).toEqual(ids);
  });

  it('gives the same order whatever order findings arrived in', () => {
    const reversed = selectFindings(findings.toReversed(), sections, NO_FILTERS, NO_DECISIONS).map(
      (finding) => finding.id,
    );
    expect(reversed).toEqual(listed({}));
  });
});
