import * as v from 'valibot';
import { SEVERITIES } from '#lib/findings';
import type { ReaderRequests } from './protocol.ts';
import { failure, type Result, success } from './result.ts';
import { listOf, MAX_FINDINGS, messageSchema, quoteQuerySchema, regionSchema } from './schemas.ts';
import type { MessageSender, OwnIdentity } from './sender.ts';

/** More than a quote or a title ever has. */
const MAX_TEXT_CHARACTERS = 100_000;

/** A place in a document's text; -1 where there is none. */
const offset = v.pipe(v.number(), v.integer(), v.minValue(-1));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARACTERS));
const MAX_DETAIL_CHARACTERS = 500;
const nothing = v.strictObject({});

/** Payloads of what the worker asks a content script. */
const readerRequestSchemas = {
  'reader.outline': v.strictObject({ region: v.exactOptional(regionSchema), watch: v.exactOptional(v.literal(true)) }),
  'reader.region': nothing,
  'reader.locate': v.strictObject({ quotes: listOf(quoteQuerySchema, MAX_FINDINGS) }),
  'reader.highlight': v.strictObject({
    findings: listOf(
      v.strictObject({
        id: text,
        severity: v.picklist(SEVERITIES),
        label: text,
        quote: text,
        sectionId: text,
        start: offset,
        end: offset,
      }),
      MAX_FINDINGS,
    ),
  }),
  'reader.show': v.strictObject({ findingId: text }),
  'reader.showQuote': v.strictObject({ quote: text, start: offset }),
  'reader.step': v.strictObject({ direction: v.picklist(['next', 'previous']) }),
  'reader.selection': nothing,
  'reader.clear': nothing,
} satisfies { [Name in keyof ReaderRequests]: v.GenericSchema<unknown, ReaderRequests[Name]['payload']> };

export type ReaderRequestHandlers = {
  readonly [Name in keyof ReaderRequests]: (
    payload: ReaderRequests[Name]['payload'],
  ) => Promise<ReaderRequests[Name]['answer']>;
};

/**
 * The content script's door: only the extension's own worker and pages may knock (other extensions and the page
 * cannot send here at all; the check is kept all the same). Null for what is not answered; an answer never rejects.
 */
export function createReaderServer(
  own: Pick<OwnIdentity, 'id'>,
  handlers: ReaderRequestHandlers,
): (message: unknown, sender: MessageSender) => Promise<Result<unknown>> | null {
  function dispatch<Name extends keyof ReaderRequests>(name: Name, payload: unknown): Promise<Result<unknown>> | null {
    const schema: v.GenericSchema<unknown, ReaderRequests[Name]['payload']> = readerRequestSchemas[name];
    const parsed = v.safeParse(schema, payload);
    return parsed.success ? handlers[name](parsed.output).then(success, readerFailure) : null;
  }

  return (message, sender) => {
    const envelope = v.safeParse(messageSchema, message);
    if (!envelope.success || sender.id !== own.id || sender.tab !== undefined) return null;
    const { name, payload } = envelope.output;
    return isReaderRequest(name) ? dispatch(name, payload) : null;
  };
}

/** Only something of ours can fail there: the page's own code does not run in it. */
function readerFailure(error: unknown): Result<never> {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return failure({ code: 'internal', detail: detail.slice(0, MAX_DETAIL_CHARACTERS) });
}

function isReaderRequest(name: string): name is keyof ReaderRequests {
  return Object.hasOwn(readerRequestSchemas, name);
}
