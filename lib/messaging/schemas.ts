import * as v from 'valibot';
import { ATTEMPT_OUTCOMES } from '#lib/activity';
import { ANALYTICS_RANGES, isTimeZone } from '#lib/analytics';
import { DECISION_STATES, DISMISSAL_REASONS } from '#lib/review';
import { LEAST_PASSPHRASE_CHARACTERS, MAX_PASSPHRASE_CHARACTERS } from '#lib/vault';
import type { ReaderEvents, WorkerRequests } from './protocol.ts';

/** Largest texts that cross a border; anything longer is not something our own pages send. */
const MAX_ID_CHARACTERS = 400;
const MAX_QUOTE_CHARACTERS = 20_000;
const MAX_QUOTES = 20_000;
/** In one message, of whatever kind. */
export const MAX_FINDINGS = 100_000;
const MAX_NOTE_CHARACTERS = 4_000;
const MAX_QUESTION_CHARACTERS = 8_000;
const MAX_URL_CHARACTERS = 100_000;
const MAX_FILE_CHARACTERS = 1_000_000;
/** Reviews of long documents: the browser itself carries no message beyond 64 MB. */
const MAX_REVIEW_FILE_CHARACTERS = 30_000_000;
const MAX_PAGE_LENGTH = 100;

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_ID_CHARACTERS));
const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
const fileText = v.pipe(v.string(), v.maxLength(MAX_FILE_CHARACTERS));
const url = v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_URL_CHARACTERS));
const nothing = v.strictObject({});
const passphrase = v.pipe(v.string(), v.maxLength(MAX_PASSPHRASE_CHARACTERS));
const newPassphrase = v.pipe(passphrase, v.minLength(LEAST_PASSPHRASE_CHARACTERS));

/** A list of at most so many. It is counted before its items are looked at: an endless one takes no time. */
export function listOf<Item extends v.GenericSchema>(item: Item, maxLength: number, minLength = 0) {
  const isShort = (value: unknown) => Array.isArray(value) && value.length >= minLength && value.length <= maxLength;
  return v.pipe(v.custom<unknown[]>(isShort), v.array(item));
}

const scopeSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('document') }),
  v.strictObject({ kind: v.literal('section'), id }),
  v.strictObject({ kind: v.literal('finding'), id }),
]);

export const quoteQuerySchema = v.strictObject({
  id,
  quote: v.pipe(v.string(), v.maxLength(MAX_QUOTE_CHARACTERS)),
  sectionId: v.exactOptional(id),
});

/** A part of a page, as content scripts describe it. */
export const regionSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('auto') }),
  v.strictObject({ kind: v.literal('page') }),
  v.strictObject({ kind: v.literal('element'), selector: v.pipe(v.string(), v.nonEmpty(), v.maxLength(2_000)) }),
]);

const decisionSchema = v.strictObject({
  state: v.nullable(v.picklist(DECISION_STATES)),
  reason: v.exactOptional(v.picklist(DISMISSAL_REASONS)),
  note: v.exactOptional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_NOTE_CHARACTERS))),
});

/** Payloads of the requests that extension pages send. */
export const workerRequestSchemas = {
  'review.start': v.strictObject({
    tabId,
    playbook: v.exactOptional(id),
    isAnew: v.exactOptional(v.boolean()),
    region: v.exactOptional(v.picklist(['auto', 'page', 'selection'])),
  }),
  'review.estimate': v.strictObject({ tabId }),
  'review.pause': v.strictObject({ reviewId: id }),
  'review.resume': v.strictObject({ reviewId: id }),
  'section.exclude': v.strictObject({ reviewId: id, sectionId: id, isExcluded: v.boolean() }),
  'section.preview': v.strictObject({ reviewId: id, sectionId: id }),
  'finding.decide': v.strictObject({
    reviewId: id,
    findingIds: listOf(id, MAX_FINDINGS),
    decision: v.nullable(decisionSchema),
  }),
  'review.stop': v.strictObject({ reviewId: id }),
  'review.retry': v.strictObject({ reviewId: id }),
  'document.check': v.strictObject({ reviewId: id }),
  'document.delete': v.strictObject({ reviewId: id }),
  'review.get': v.strictObject({ reviewId: id }),
  'review.report': v.strictObject({ reviewId: id }),
  'sample.review': v.strictObject({ tabId }),
  'history.list': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(MAX_ID_CHARACTERS)),
    after: v.nullable(v.strictObject({ startedAtMs: v.pipe(v.number(), v.finite()), reviewId: id })),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PAGE_LENGTH)),
  }),
  'history.delete': v.strictObject({
    reviewIds: v.union([v.literal('all'), listOf(id, MAX_FINDINGS, 1)]),
  }),
  'history.import': v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_REVIEW_FILE_CHARACTERS)) }),
  'history.imported': v.strictObject({ reviewId: id }),
  'selection.start': v.strictObject({ tabId }),
  'finding.show': v.strictObject({ reviewId: id, findingId: id }),
  'quote.show': v.strictObject({
    tabId,
    quote: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_QUOTE_CHARACTERS)),
    start: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  }),
  'chat.ask': v.strictObject({
    tabId,
    url,
    scope: scopeSchema,
    question: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_QUESTION_CHARACTERS)),
  }),
  'chat.retry': v.strictObject({ tabId, url, turnId: id }),
  'chat.stop': v.strictObject({ turnId: id }),
  'chat.clear': v.strictObject({ url, scope: scopeSchema }),
  'outline.read': v.strictObject({ tabId }),
  'quotes.locate': v.strictObject({ tabId, quotes: listOf(quoteQuerySchema, MAX_QUOTES) }),
  'settings.get': nothing,
  // These two fields, here and below, are checked by the settings schema, which names the path of what is wrong.
  'settings.save': v.strictObject({ settings: v.unknown(), auth: v.exactOptional(v.unknown()) }),
  'credentials.keep': v.strictObject({ passphrase: v.nullable(newPassphrase) }),
  'credentials.unlock': v.strictObject({ passphrase }),
  'credentials.lock': nothing,
  'credentials.signIn': nothing,
  'settings.import': v.strictObject({ text: fileText }),
  'settings.importEnvironment': v.strictObject({ text: fileText }),
  'settings.export': nothing,
  'playbooks.list': nothing,
  // Checked by the schema of playbooks, which names the path of what is wrong.
  'playbooks.save': v.strictObject({
    playbook: v.unknown(),
    basedOn: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
    isChosen: v.exactOptional(v.boolean()),
  }),
  'playbooks.delete': v.strictObject({ id }),
  'playbooks.import': v.strictObject({
    text: fileText,
    onTaken: v.exactOptional(v.picklist(['replace', 'keep-both'])),
  }),
  'playbooks.export': v.strictObject({ id }),
  'connection.test': nothing,
  'quotas.read': v.strictObject({ settings: v.unknown(), auth: v.exactOptional(v.unknown()) }),
  'models.check': nothing,
  'statistics.get': nothing,
  'statistics.resetCooldowns': nothing,
  'activity.read': v.strictObject({
    filter: v.strictObject({
      outcome: v.exactOptional(v.picklist(ATTEMPT_OUTCOMES)),
      fromMs: v.exactOptional(v.pipe(v.number(), v.finite())),
      untilMs: v.exactOptional(v.pipe(v.number(), v.finite())),
      text: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_ID_CHARACTERS))),
      document: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_ID_CHARACTERS))),
    }),
    after: v.nullable(v.strictObject({ startedAtMs: v.pipe(v.number(), v.finite()), attemptId: id })),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
  }),
  'activity.reasoning': v.strictObject({ jobId: id }),
  'analytics.read': v.strictObject({
    range: v.picklist(ANALYTICS_RANGES),
    timeZone: v.pipe(v.string(), v.maxLength(MAX_ID_CHARACTERS), v.check(isTimeZone)),
  }),
  'activity.clear': nothing,
  'data.measure': nothing,
  'data.erase': nothing,
} satisfies { [Name in keyof WorkerRequests]: v.GenericSchema<unknown, WorkerRequests[Name]['payload']> };

/** Payloads of what a content script may say. */
export const readerEventSchemas = {
  'highlight.activated': v.strictObject({ findingId: id }),
  'document.changed': nothing,
} satisfies { [Name in keyof ReaderEvents]: v.GenericSchema<unknown, ReaderEvents[Name]['payload']> };

/** The envelope of every message. */
export const messageSchema = v.strictObject({ name: v.string(), payload: v.unknown() });
