import { describe, expect, it } from 'vitest';
import { fakeReport } from '#tests/fakes/fake-report.ts';
import { formatReviewArchive, splitReviewArchive } from './review-archive.ts';
import { formatReviewFile, parseReviewFile } from './review-file.ts';
import { ReviewFileError } from './review-file-error.ts';

describe('an archive of reviews', () => {
  it('gives back each review file as it was', () => {
    const report = fakeReport();
    const files = [report, { ...report, review: { ...report.review, title: 'Another' } }].map(formatReviewFile);
    expect(splitReviewArchive(formatReviewArchive(files))).toEqual(files);
    expect(splitReviewArchive(formatReviewArchive(files)).map((file) => parseReviewFile(file).review.title)).toEqual([
      report.review.title,
      'Another',
    ]);
  });

  it('may be empty', () => {
    expect(splitReviewArchive(formatReviewArchive([]))).toEqual([]);
  });

  it.each(['not JSON', '{"format":"ai-prism-review"}', '[]', 'null'])(
    'leaves %s to whoever reads review files',
    (text) => {
      expect(splitReviewArchive(text)).toEqual([text]);
    },
  );

  it.each([
    ['a newer one', { format: 'ai-prism-reviews', version: 2, reviews: [] }, 'version'],
    ['one without reviews', { format: 'ai-prism-reviews', version: 1 }, 'reviews'],
  ])('refuses %s, naming the field', (_name, data, path) => {
    try {
      splitReviewArchive(JSON.stringify(data));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ReviewFileError);
      expect(error).toMatchObject({ path });
    }
  });
});
