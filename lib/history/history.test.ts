import { describe, expect, it } from 'vitest';
import { formatReport, parseReviewFile } from '#lib/reports';
import { fakeReport, REPORT_STYLE } from '#tests/fakes/fake-report.ts';
import { importedEntry } from './imported-entry.ts';
import { createMatcher } from './matcher.ts';

describe('a search', () => {
  it.each([
    ['words in any order and case', 'ACCESS remote', ['Remote Access Policy'], true],
    ['words of several texts', 'remote example.org', ['Remote access', 'https://example.org/'], true],
    ['typographic quotes', "party's", ['The party’s duty'], true],
    ['a word that is missing', 'remote moon', ['Remote access'], false],
  ])('%s', (_name, query, texts, expected) => {
    expect(createMatcher(query)?.(texts)).toBe(expected);
  });

  it('of nothing is none', () => {
    expect(createMatcher(' \n ')).toBeNull();
  });
});

describe('an imported review', () => {
  const report = fakeReport();
  const text = String(formatReport(report, 'json', REPORT_STYLE).content);

  it('is listed with what its file says, once for each file', () => {
    const entry = importedEntry(parseReviewFile(text), text, 5);
    expect(entry).toMatchObject({ title: report.review.title, url: report.review.url, importedAtMs: 5 });
    expect(Object.values(entry.counts).reduce((sum, count) => sum + count)).toBe(
      report.findings.filter(({ evidence }) => evidence.status !== 'unverified').length,
    );
    expect(importedEntry(report, text, 9).reviewId).toBe(entry.reviewId);
    expect(importedEntry(report, `${text} x`, 9).reviewId).not.toBe(entry.reviewId);
  });

  it('that was under way when it was exported is at work nowhere', () => {
    const running = { ...report, review: { ...report.review, status: 'running' as const } };
    expect(importedEntry(running, text, 5).status).toBe('stopped');
  });
});
