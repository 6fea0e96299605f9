import { t } from '@lingui/core/macro';
import { formatList } from '#components/format';

/** Types of documents that exist in Google's editors only. */
const DRAWN = 'application/vnd.google-apps.';

/** Whether a document exists only in an editor that draws its text as a picture. */
export function isDrawn(contentType: string): boolean {
  return contentType.startsWith(DRAWN);
}

/** What a tab holds instead of a web page, as a sentence. */
export function describeContent(contentType: string): string {
  if (contentType === 'application/pdf') return t`Its content is a PDF file. AI-Prism reads HTML documents.`;
  if (isDrawn(contentType)) {
    return t`Its content is a Google document, whose text its editor draws as a picture. AI-Prism reads HTML documents.`;
  }
  if (contentType === '') return t`Its content is of an unknown type. AI-Prism reads HTML documents.`;
  return t`Its content is of type ${contentType}. AI-Prism reads HTML documents.`;
}

/** Which hosts are to be allowed, as a sentence; without the marks of match patterns. */
export function describeOrigins(origins: readonly string[]): string {
  if (origins.length === 0) return t`Allow AI-Prism to reach the Bedrock hosts of your region.`;
  const hosts = formatList(origins.map((origin) => origin.replace(/^https?:\/\//, '').replace(/\/\*?$/, '')));
  return t`Allow AI-Prism to reach ${hosts}.`;
}
