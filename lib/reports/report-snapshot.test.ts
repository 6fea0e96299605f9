import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReport, fakeReport } from '#tests/fakes/fake-report.ts';
import { onlyFindings, snapshotOfReport } from './report-snapshot.ts';

describe('a report as a panel shows it', () => {
  it('has all findings and sections of any report, and no work left in it', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { review, sections, findings } = snapshotOfReport(report, 'import-1');
        expect(review.id).toBe('import-1');
        expect(['running', 'paused']).not.toContain(review.status);
        expect(findings.map(({ id }) => id)).toEqual(report.findings.map(({ id }) => id));
        expect(sections).toHaveLength(report.sections.length);
        for (const { status, skipReason, problem } of sections) {
          expect(['reviewed', 'failed', 'skipped']).toContain(status);
          expect(skipReason === undefined).toBe(status !== 'skipped');
          expect(problem === undefined).toBe(status !== 'failed');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps decisions, with reasons that it knows and those that it does not', () => {
    const [finding] = fakeReport().findings;
    if (finding === undefined) throw new Error('the fake report has a finding');
    const decided = (reason: string) => ({
      ...fakeReport(),
      findings: [{ ...finding, decision: { state: 'dismissed' as const, reason, note: 'See annex.', decidedAtMs: 7 } }],
    });
    expect(snapshotOfReport(decided('Duplicate'), 'i').decisions[finding.id]).toEqual({
      state: 'dismissed',
      reason: 'duplicate',
      note: 'See annex.',
      decidedAtMs: 7,
    });
    expect(snapshotOfReport(decided('Zu lang'), 'i').decisions[finding.id]?.note).toBe('Zu lang. See annex.');
  });

  it('counts what is left out when only some findings are wanted', () => {
    const report = fakeReport();
    const first = report.findings.slice(0, 1);
    const some = onlyFindings(report, new Set(first.map(({ id }) => id)));
    expect(some.findings).toEqual(first);
    expect(some.leftOut).toBe(report.leftOut + report.findings.length - 1);
  });
});
