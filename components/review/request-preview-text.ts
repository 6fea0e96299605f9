import { t } from '@lingui/core/macro';
import type { PreviewedRequest, RequestPreview } from '#lib/messaging';

/** One titled part of what is sent. */
export interface PreviewPart {
  readonly title: string;
  readonly text: string;
}

/** The parts of all requests, in the order in which they are sent. */
export function previewParts({ requests }: RequestPreview): readonly PreviewPart[] {
  return requests.flatMap((request, index) => {
    const number = index + 1;
    return partsOf(request).map(({ title, text }) => ({
      title: requests.length === 1 ? title : t`Request ${number}: ${title}`,
      text,
    }));
  });
}

/** All of it as one text, to be copied. */
export function previewText(preview: RequestPreview): string {
  return previewParts(preview)
    .map(({ title, text }) => `# ${title}\n\n${text}\n`)
    .join('\n');
}

function partsOf({ system, messages, parameters }: PreviewedRequest): readonly PreviewPart[] {
  return [
    { title: t`Instructions`, text: system },
    ...messages.map(({ role, text }) => ({ title: roleName(role), text })),
    { title: t`Parameters`, text: parameters },
  ];
}

function roleName(role: string): string {
  if (role === 'user') return t`Message`;
  return role === 'assistant' ? t`Earlier answer` : role;
}
