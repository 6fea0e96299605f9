import * as v from 'valibot';
import type { Outline } from '#lib/outline';
import { ProblemError } from '#lib/review';
import type { LocateReport, ReaderRequests, SelectedText } from './protocol.ts';
import { regionSchema } from './schemas.ts';

/**
 * What a content script answers is checked like any other foreign data: a page that has taken over its renderer could
 * answer in its place.
 */

/** Larger than any document a person reads; a bound on what a hostile page can make the worker hold. */
const MAX_TEXT_CHARACTERS = 50_000_000;
const MAX_SECTIONS = 100_000;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARACTERS));
const shortText = v.pipe(v.string(), v.maxLength(10_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const offset = v.pipe(v.number(), v.integer(), v.minValue(-1));
const ratio = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const timing = v.object({ totalMs: v.number(), longestTaskMs: v.number() });

const sectionSchema = v.object({
  id: shortText,
  path: v.array(shortText),
  level: count,
  heading: shortText,
  text,
  start: count,
  end: count,
  words: count,
  collapsedLength: count,
  hash: shortText,
});

const outlineSchema: v.GenericSchema<unknown, Outline> = v.object({
  url: shortText,
  title: shortText,
  language: shortText,
  words: count,
  text,
  sections: v.pipe(v.array(sectionSchema), v.maxLength(MAX_SECTIONS)),
  coverage: v.object({
    visibleCharacters: count,
    sectionCharacters: count,
    ratio,
    leftOut: v.array(
      v.object({
        reason: v.picklist([
          'navigation',
          'banner',
          'footer',
          'complementary',
          'dialog',
          'form-control',
          'outside-main',
        ]),
        characters: count,
      }),
    ),
  }),
  timing,
});

const locateReportSchema: v.GenericSchema<unknown, LocateReport> = v.object({
  results: v.array(
    v.object({
      id: shortText,
      status: v.picklist(['exact', 'normalized', 'fuzzy', 'missing']),
      text,
      start: offset,
      end: offset,
      score: ratio,
      ambiguous: v.exactOptional(v.literal(true)),
      changesMeaning: v.exactOptional(v.literal(true)),
    }),
  ),
  timing,
});

const selectedTextSchema: v.GenericSchema<unknown, SelectedText | null> = v.nullable(
  v.object({ text, start: offset, end: offset, sectionId: v.nullable(shortText) }),
);

/** Answers of the content script, by request. */
const readerAnswerSchemas: {
  readonly [Name in keyof ReaderRequests]: v.GenericSchema<unknown, ReaderRequests[Name]['answer']>;
} = {
  'reader.outline': outlineSchema,
  'reader.region': v.object({ region: v.nullable(regionSchema) }),
  'reader.locate': locateReportSchema,
  'reader.highlight': v.null(),
  'reader.show': v.object({ shown: v.boolean() }),
  'reader.showQuote': v.object({ shown: v.boolean() }),
  'reader.step': v.object({ findingId: v.nullable(shortText) }),
  'reader.selection': selectedTextSchema,
  'reader.clear': v.null(),
};

const failureSchema = v.object({
  ok: v.literal(false),
  problem: v.object({ code: v.literal('internal'), detail: v.pipe(v.string(), v.maxLength(1_000)) }),
});

const successSchema = v.object({ ok: v.literal(true), value: v.unknown() });

/**
 * Takes what a content script answered to a request.
 * @throws {ProblemError} `internal`: what went wrong in the reader, or which part of its answer is not as expected.
 */
export function readReaderAnswer<Name extends keyof ReaderRequests>(
  name: Name,
  answer: unknown,
): ReaderRequests[Name]['answer'] {
  const failed = v.safeParse(failureSchema, answer);
  if (failed.success) {
    const { detail } = failed.output.problem;
    throw new ProblemError({ code: 'internal', detail: `${name}: ${detail}` });
  }
  const envelope = v.safeParse(successSchema, answer);
  const parsed = envelope.success
    ? v.safeParse(readerAnswerSchemas[name], envelope.output.value, { abortEarly: true })
    : envelope;
  if (parsed.success) return parsed.output as ReaderRequests[Name]['answer'];
  const path = v.getDotPath(parsed.issues[0]) ?? 'answer';
  throw new ProblemError({ code: 'internal', detail: `${name} answered a ${path} that is not as expected` });
}
