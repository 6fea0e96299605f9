import * as v from 'valibot';
import { ReviewFileError } from './review-file-error.ts';

/** Says what the file is, whatever it is called. */
const ARCHIVE_FORMAT = 'ai-prism-reviews';
const ARCHIVE_VERSION = 1;
const MAX_REVIEWS = 100_000;

const archiveSchema = v.strictObject({
  format: v.literal(ARCHIVE_FORMAT),
  version: v.literal(ARCHIVE_VERSION, 'is of a newer AI-Prism'),
  reviews: v.pipe(v.array(v.unknown()), v.maxLength(MAX_REVIEWS, `has more than ${MAX_REVIEWS} reviews`)),
});

/** Many reviews as one file: each as it is in a review file of its own. */
export function formatReviewArchive(reviewFiles: readonly string[]): string {
  const head = `"format": "${ARCHIVE_FORMAT}", "version": ${ARCHIVE_VERSION}`;
  return `{ ${head}, "reviews": [\n${reviewFiles.map((text) => text.trim()).join(',\n')}\n] }\n`;
}

/**
 * The review files in an archive, to be read one by one; a text that is no archive is answered as it is.
 * @throws {ReviewFileError} for an archive that cannot be read.
 */
export function splitReviewArchive(text: string): readonly string[] {
  const data = parse(text);
  if (typeof data !== 'object' || data === null || !('format' in data) || data.format !== ARCHIVE_FORMAT) return [text];
  const parsed = v.safeParse(archiveSchema, data);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const isOurs = !issue.message.startsWith('Invalid');
    throw new ReviewFileError(v.getDotPath(issue) ?? '', isOurs ? issue.message : 'has a value that is not allowed');
  }
  // In the form of a file of its own, so that the same review is known again, whichever way it came.
  return parsed.output.reviews.map((review) => `${JSON.stringify(review, null, 2)}\n`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}
