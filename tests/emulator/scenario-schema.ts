import * as v from 'valibot';
import { TEST_CLIENT_ID } from './test-credentials.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positiveCount = v.pipe(v.number(), v.integer(), v.minValue(1));
const durationMs = v.pipe(v.number(), v.minValue(0), v.maxValue(600_000));
const seconds = v.pipe(v.number(), v.minValue(0));
const text = v.pipe(v.string(), v.nonEmpty());

/** Exceptions that can arrive after the answer has begun (the union of the ConverseStream output). */
export const STREAM_ERRORS = [
  'InternalServerException',
  'ModelStreamErrorException',
  'ValidationException',
  'ThrottlingException',
  'ServiceUnavailableException',
] as const;

/** Exceptions a rule may answer with instead of an answer. */
export const HTTP_ERRORS = [
  ...STREAM_ERRORS,
  'ModelNotReadyException',
  'ModelTimeoutException',
  'ModelErrorException',
  'ServiceQuotaExceededException',
  'ConflictException',
  'AccessDeniedException',
  'ResourceNotFoundException',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'overloaded_error',
] as const;

/** Stop reasons of the Converse API. */
export const STOP_REASONS = [
  'end_turn',
  'tool_use',
  'max_tokens',
  'stop_sequence',
  'guardrail_intervened',
  'content_filtered',
  'malformed_model_output',
  'malformed_tool_use',
  'model_context_window_exceeded',
] as const;

const accessKey = v.strictObject({
  accessKeyId: text,
  secretAccessKey: text,
  sessionToken: v.optional(text),
  expired: v.optional(v.boolean()),
});

const credentials = v.strictObject({
  accessKeys: v.optional(v.array(accessKey)),
  apiKeys: v.optional(
    v.array(v.strictObject({ token: text, region: v.optional(text), expired: v.optional(v.boolean()) })),
  ),
  roles: v.optional(v.array(text)),
  webIdentityTokens: v.optional(v.array(text)),
  identityPools: v.optional(v.array(text)),
  temporaryLifetimeS: v.optional(seconds),
});

const identityProvider = v.strictObject({
  clientId: v.optional(text, TEST_CLIENT_ID),
  responseType: v.optional(v.picklist(['id_token', 'token']), 'id_token'),
  tokenLifetimeS: v.optional(v.number(), 3_600),
  remembers: v.optional(v.boolean(), true),
  error: v.optional(v.strictObject({ code: text, description: v.string() })),
});

const quota = v.strictObject({
  kind: v.optional(v.picklist(['bucket', 'window']), 'bucket'),
  tokensPerMinute: v.optional(positiveCount),
  requestsPerMinute: v.optional(positiveCount),
  burndown: v.optional(v.pipe(v.number(), v.minValue(0))),
  retryAfter: v.optional(v.boolean(), false),
});

const model = v.strictObject({
  access: v.optional(v.picklist(['granted', 'denied', 'form-required', 'unknown']), 'granted'),
  quota: v.optional(quota),
  foreignTokensPerMinute: v.optional(count, 0),
});

const answer = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['normal', 'no-findings', 'malformed', 'invented', 'empty', 'gullible']) }),
  v.strictObject({ kind: v.literal('hostile'), canary: v.optional(v.pipe(v.string(), v.url())) }),
  v.strictObject({ kind: v.literal('text'), text: v.string() }),
]);

const errorRule = v.variant('when', [
  v.strictObject({
    when: v.optional(v.literal('before-answer')),
    type: v.picklist(HTTP_ERRORS),
    message: v.optional(text),
    retryAfterS: v.optional(seconds),
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  }),
  v.strictObject({
    when: v.literal('mid-stream'),
    type: v.picklist(STREAM_ERRORS),
    message: v.optional(text),
    afterFrames: count,
  }),
]);

const rule = v.strictObject({
  model: v.optional(text),
  region: v.optional(text),
  operation: v.optional(v.picklist(['Converse', 'ConverseStream', 'CountTokens'])),
  requests: v.optional(v.strictObject({ from: v.optional(positiveCount), to: v.optional(positiveCount) })),
  fromS: v.optional(seconds),
  toS: v.optional(seconds),
  firstByteMs: v.optional(durationMs),
  perFrameMs: v.optional(durationMs),
  hang: v.optional(v.strictObject({ afterFrames: v.optional(count) })),
  throttle: v.optional(
    v.strictObject({
      fromS: v.optional(seconds),
      toS: v.optional(seconds),
      firstRequests: v.optional(positiveCount),
      message: v.optional(text),
      retryAfterS: v.optional(seconds),
    }),
  ),
  error: v.optional(errorRule),
  cutAfterFrames: v.optional(count),
  corruptFrame: v.optional(count),
  stopReason: v.optional(v.picklist(STOP_REASONS)),
  answer: v.optional(answer),
});

/** The scenario file; README.md says what each member does. Unknown members are refused. */
export const scenarioSchema = v.strictObject({
  name: v.optional(text),
  region: v.optional(text, 'us-east-2'),
  cors: v.optional(v.boolean(), true),
  credentials: v.optional(credentials, {}),
  identityProvider: v.optional(identityProvider, {}),
  models: v.optional(v.record(v.string(), model), {}),
  serviceQuotas: v.optional(v.picklist(['granted', 'denied']), 'granted'),
  rules: v.optional(v.array(rule), []),
});

/** A scenario with its defaults filled in. */
export type Scenario = v.InferOutput<typeof scenarioSchema>;
/** A scenario as written in a file. */
export type ScenarioInput = v.InferInput<typeof scenarioSchema>;
export type ScenarioRule = Scenario['rules'][number];
export type CredentialSettings = Scenario['credentials'];
export type IdentityProviderSettings = Scenario['identityProvider'];
export type QuotaSettings = NonNullable<Scenario['models'][string]['quota']>;
export type AnswerShape = NonNullable<ScenarioRule['answer']>;
export type StreamErrorType = (typeof STREAM_ERRORS)[number];
