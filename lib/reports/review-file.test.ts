import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReport, fakeReport, hostileReport } from '#tests/fakes/fake-report.ts';
import { formatReviewFile, parseReviewFile } from './review-file.ts';
import { ReviewFileError } from './review-file-error.ts';

function errorOf(text: string): ReviewFileError {
  try {
    parseReviewFile(text);
  } catch (error) {
    if (error instanceof ReviewFileError) return error;
    throw error;
  }
  throw new Error('the file was read');
}

/** A review file with one field changed. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const file = JSON.parse(formatReviewFile(fakeReport()));
  const holder = path.slice(0, -1).reduce((object, key) => object[key], file);
  const last = path.at(-1) ?? '';
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(file);
}

describe('a review file', () => {
  it('gives back any report that was written into it', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(parseReviewFile(formatReviewFile(report))).toEqual(report);
      }),
      { numRuns: 150 },
    );
  });

  it('is read with a byte order mark too', () => {
    expect(parseReviewFile(`\ufeff${formatReviewFile(fakeReport())}`)).toEqual(fakeReport());
  });

  it('carries its form and version', () => {
    expect(JSON.parse(formatReviewFile(fakeReport()))).toMatchObject({ format: 'ai-prism-review', version: 1 });
  });

  it.each([
    ['a newer version', ['version'], 2, 'version', 'is 2, which a newer AI-Prism wrote'],
    ['another form', ['format'], 'settings', 'format', 'must be "ai-prism-review"'],
    ['a field too many', ['report', 'review', 'secret'], 1, 'report.review.secret', 'is not a known field'],
    ['a missing field', ['report', 'findings', 0, 'severity'], undefined, 'report.findings.0.severity', 'is missing'],
    ['a wrong type', ['report', 'findings', 0, 'title'], 5, 'report.findings.0.title', 'must be string'],
    ['a share above one', ['report', 'findings', 0, 'confidence'], 1.5, 'report.findings.0.confidence', 'must be <=1'],
    [
      'a link that runs code',
      ['report', 'findings', 0, 'link'],
      'javascript:alert(1)',
      'report.findings.0.link',
      'must be a web address',
    ],
    ['a time beyond time', ['report', 'exportedAtMs'], 9e15, 'report.exportedAtMs', 'must be <=8640000000000000'],
    ['a hash that is none', ['report', 'document', 'sha256'], 'x', 'report.document.sha256', 'must be 64 hex digits'],
  ] as const)('is refused with %s, by the path of the field', (_name, path, value, where, detail) => {
    expect(errorOf(changed(path, value))).toMatchObject({ path: where, detail });
  });

  it('is refused when it is not JSON, or not an object', () => {
    expect(errorOf('{"secret')).toMatchObject({ path: '', detail: 'is not JSON' });
    expect(errorOf('[]').path).toBe('format');
    expect(errorOf('null').path).toBe('');
  });

  it('is refused when its links are hostile, so that none can come in', () => {
    expect(errorOf(formatReviewFile(hostileReport())).path).toBe('report.findings.0.link');
  });

  it('never ends in anything but a report or an error of its own', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(errorOf(text)).toBeInstanceOf(ReviewFileError);
      }),
    );
  });
});
