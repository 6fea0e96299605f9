import { describe, expect, it } from 'vitest';
import { fakeReport, fakeReportSource, withDecisions } from '#tests/fakes/fake-report.ts';
import { fakeFinding, fakeReview, fakeSection } from '#tests/fakes/fake-review.ts';
import { buildReport } from './build-report.ts';
import { codePointCounter } from './code-points.ts';
import { webLink } from './web-link.ts';

const options = {
  exportedAtMs: 1,
  describeProblem: () => 'in words',
};

describe('a report', () => {
  it('links each finding to its words in the document', () => {
    const { findings } = fakeReport(fakeReportSource(['The supplier shall pay.', 'Time is of the essence.']));
    expect(findings.map(({ link }) => link)).toEqual([
      'https://example.org/agreements/supply#:~:text=The%20supplier%20shall%20pay.',
      'https://example.org/agreements/supply#:~:text=Time%20is%20of%20the%20essence.',
    ]);
    expect(findings[0]?.place).toEqual({
      prefix: 'Paragraph 1 says: ',
      suffix: ' That is all.\n\nParagraph 2 says:',
      codePointStart: 18,
      codePointEnd: 41,
    });
  });

  it.each([
    ['https://example.org/a#part', 'https://example.org/a#part:~:text=Pay'],
    ['https://example.org/a#:~:text=old', 'https://example.org/a#:~:text=Pay'],
    ['javascript:alert(1)', undefined],
    ['not an address', undefined],
  ])('makes of the address %s the link %s', (url, link) => {
    const source = fakeReportSource(['Pay']);
    const snapshot = { ...source.snapshot, review: fakeReview({ url }) };
    expect(buildReport({ ...source, snapshot }, options).findings[0]?.link).toBe(link);
  });

  it('gives an unverified finding neither place nor link', () => {
    const evidence = { quote: 'x', status: 'unverified', text: '', start: -1, end: -1 } as const;
    const [finding] = fakeReport(fakeReportSource(['Pay'], { evidence })).findings;
    expect(finding).not.toHaveProperty('place');
    expect(finding).not.toHaveProperty('link');
  });

  it('counts places in code points', () => {
    const { findings } = fakeReport(fakeReportSource(['😀😀', 'Pay']));
    const [first, second] = findings;
    expect(first?.place).toMatchObject({ codePointStart: 18, codePointEnd: 20 });
    expect((second?.evidence.start ?? 0) - (second?.place?.codePointStart ?? 0)).toBe(2);
    const inside = codePointCounter('a😀b');
    expect([0, 1, 2, 3, 4].map(inside)).toEqual([0, 1, 1, 2, 3]);
  });

  it('holds the findings asked for, in document order, and says how many are left out', () => {
    const source = fakeReportSource(['One thing.', 'Two things.', 'Three things.']);
    const snapshot = { ...source.snapshot, findings: source.snapshot.findings.toReversed() };
    const report = buildReport({ ...source, snapshot }, { ...options, only: new Set(['f3', 'f1']) });
    expect(report.findings.map(({ id }) => id)).toEqual(['f1', 'f3']);
    expect(report.leftOut).toBe(1);
  });

  it('joins decisions by finding', () => {
    const decision = { state: 'dismissed', reason: 'wrong', decidedAtMs: 5 } as const;
    const source = withDecisions(fakeReportSource(['One.', 'Two.']), { f2: decision });
    expect(buildReport(source, options).findings.map((finding) => finding.decision)).toEqual([
      undefined,
      { ...decision, reason: 'Not true' },
    ]);
    const strange = fakeReportSource(['One.']);
    const findings = [fakeFinding('constructor')];
    expect(
      buildReport({ ...strange, snapshot: { ...strange.snapshot, findings } }, options).findings[0],
    ).not.toHaveProperty('decision');
  });

  it('says why sections were skipped or failed, and repeats no detail of a problem', () => {
    const source = fakeReportSource(['Pay']);
    const sections = [
      fakeSection('a', { status: 'skipped', skipReason: 'no-text' }),
      fakeSection('b', { status: 'failed', problem: { code: 'internal', detail: 'AKIA123' } }),
      fakeSection('c'),
    ];
    const report = buildReport({ ...source, snapshot: { ...source.snapshot, sections } }, options);
    expect(report.sections.map(({ reason }) => reason)).toEqual([
      { code: 'no-text', words: 'Nothing to review' },
      { code: 'internal', words: 'in words' },
      undefined,
    ]);
    expect(JSON.stringify(report)).not.toContain('AKIA123');
  });
});

describe('addresses that may be links', () => {
  it.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['file:///tmp/a.html', 'file:///tmp/a.html'],
    ['JavaScript:alert(1)', null],
    ['data:text/html,x', null],
    [' javascript:alert(1)', null],
    ['chrome-extension://x/y', null],
    ['//example.org', null],
  ])('%s', (url, expected) => {
    expect(webLink(url)).toBe(expected);
  });
});
