import * as v from 'valibot';
import type { Report } from './report.ts';
import { ReviewFileError } from './review-file-error.ts';
import {
  REVIEW_FILE_FORMAT,
  REVIEW_FILE_VERSION,
  reviewFileHeadSchema,
  reviewFileSchema,
} from './review-file-schema.ts';

/** A report in AI-Prism's own form, which `parseReviewFile` reads again. */
export function formatReviewFile(report: Report): string {
  return `${JSON.stringify({ format: REVIEW_FILE_FORMAT, version: REVIEW_FILE_VERSION, report }, null, 2)}\n`;
}

/**
 * Reads a review file. What it says is foreign data: checked in form and size, believed in nothing.
 * @throws {ReviewFileError} naming the first field at fault.
 */
export function parseReviewFile(text: string): Report {
  const data = parseJson(text);
  const { version } = check(reviewFileHeadSchema, data);
  if (version > REVIEW_FILE_VERSION) {
    throw new ReviewFileError('version', `is ${version}, which a newer AI-Prism wrote`);
  }
  return check(reviewFileSchema, data).report;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new ReviewFileError('', 'is not JSON', { cause });
  }
}

function check<T>(schema: v.GenericSchema<unknown, T>, data: unknown): T {
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new ReviewFileError(v.getDotPath(issue) ?? '', describe(issue));
}

/** In our own words: Valibot's repeat what stands in the file. */
function describe(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'is not a known field';
  if (issue.received === 'undefined') return 'is missing';
  if (!issue.message.startsWith('Invalid')) return issue.message;
  return issue.expected === null ? 'has a value that is not allowed' : `must be ${issue.expected}`;
}
