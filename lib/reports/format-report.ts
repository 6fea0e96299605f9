import { formatAnnotations } from './format-annotations.ts';
import { formatCsv } from './format-csv.ts';
import { formatDocx } from './format-docx.ts';
import { formatHtml } from './format-html.ts';
import { formatMarkdown } from './format-markdown.ts';
import type { Report, ReportStyle } from './report.ts';
import { formatReviewFile } from './review-file.ts';

/** A file to be saved. */
export interface ReportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

interface Format {
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (report: Report, style: ReportStyle) => ReportFile['content'];
}

const FORMATS = {
  markdown: { extension: 'md', mediaType: 'text/markdown;charset=utf-8', write: formatMarkdown },
  html: { extension: 'html', mediaType: 'text/html;charset=utf-8', write: formatHtml },
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: formatDocx,
  },
  csv: { extension: 'csv', mediaType: 'text/csv;charset=utf-8', write: formatCsv },
  json: { extension: 'json', mediaType: 'application/json', write: formatReviewFile },
  annotations: { extension: 'jsonld', mediaType: 'application/ld+json', write: formatAnnotations },
} as const satisfies Record<string, Format>;

export type ReportFormat = keyof typeof FORMATS;

/** Writes a report as a file of a format. */
export function formatReport(report: Report, format: ReportFormat, style: ReportStyle): ReportFile {
  const { extension, mediaType, write }: Format = FORMATS[format];
  return { name: `${baseName(report)}.${extension}`, mediaType, content: write(report, style) };
}

const MAX_NAME_CHARACTERS = 80;

/** The document's title, in letters and digits that every file system takes, and the day of the review. */
function baseName({ review }: Report): string {
  const title = review.title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, MAX_NAME_CHARACTERS)
    .toWellFormed()
    .replace(/^-+|[-\ufffd]+$/g, '');
  const day = new Date(review.startedAtMs).toISOString().slice(0, 10);
  return `${title === '' ? 'document' : title}-review-${day}`;
}
