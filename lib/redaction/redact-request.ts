import type { ModelRequest } from '#lib/bedrock';
import type { Redactor } from './redactor.ts';

/** What a model must know, or it would report placeholders as unfinished text, or mend them. */
const NOTE =
  'Private values were replaced by placeholders such as [EMAIL-1] or [PHONE-2]; the same placeholder is the same value. They are no fault of the document: never report them as missing or unfinished. Copy them unchanged, brackets included, wherever you quote or mention them.';

/** A request as it may leave: private values replaced everywhere but in our own instructions. */
export function redactRequest(request: ModelRequest, redactor: Redactor): ModelRequest {
  return {
    ...request,
    system: `${request.system}\n\n${NOTE}`,
    messages: request.messages.map(({ shared, text, ...message }) => ({
      ...message,
      ...(shared === undefined ? {} : { shared: redactor.redact(shared) }),
      text: redactor.redact(text),
    })),
  };
}
