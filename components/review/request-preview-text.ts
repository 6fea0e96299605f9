import type { PreviewedRequest, RequestPreview } from '#lib/messaging';

/** One titled part of what is sent. */
export interface PreviewPart {
  readonly title: string;
  readonly text: string;
}

const ROLES: Readonly<Record<string, string>> = { user: 'Message', assistant: 'Earlier answer' };

/** The parts of all requests, in the order in which they are sent. */
export function previewParts({ requests }: RequestPreview): readonly PreviewPart[] {
  return requests.flatMap((request, index) =>
    partsOf(request).map(({ title, text }) => ({
      title: requests.length === 1 ? title : `Request ${index + 1}: ${title}`,
      text,
    })),
  );
}

/** All of it as one text, to be copied. */
export function previewText(preview: RequestPreview): string {
  return previewParts(preview)
    .map(({ title, text }) => `# ${title}\n\n${text}\n`)
    .join('\n');
}

function partsOf({ system, messages, parameters }: PreviewedRequest): readonly PreviewPart[] {
  return [
    { title: 'Instructions', text: system },
    ...messages.map(({ role, text }) => ({ title: ROLES[role] ?? role, text })),
    { title: 'Parameters', text: parameters },
  ];
}
