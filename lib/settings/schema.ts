import * as v from 'valibot';
import { findBedrockRegion } from '#lib/bedrock';
import { FOUND_KINDS, patternFault } from '#lib/redaction';
import { DEFAULT_SCOPES, RESPONSE_TYPES } from '#lib/sign-in';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { normalHostPattern } from './deny-list.ts';
import { type KeptDays, MAX_KEPT_DAYS } from './retention.ts';

/**
 * The settings file of import and export (version 1). Strict: an unknown key is refused, so that a typing error in a
 * hand-written file is found instead of ignored. Everything left out takes the default of `defaults.ts`, the only
 * place where defaults are declared.
 */

const nonEmpty = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));

/** Only regions of the table: the browser lets the extension talk to no other. */
const regionName = v.pipe(
  v.string(),
  v.check((region) => findBedrockRegion(region) !== undefined, 'must be an AWS region with Bedrock, such as us-east-2'),
);

const endpointUrl = v.pipe(
  v.string(),
  v.url('must be a URL'),
  v.regex(/^https?:\/\//, 'must start with http:// or https://'),
);

const MINUTES_A_DAY = 1_440;
const MAX_TOKENS_PER_MINUTE = 1_000_000_000;

/** A whole number from 1 to `maximum`. */
function count(maximum: number) {
  return v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(1, 'must be at least 1'),
    v.maxValue(maximum, `must be at most ${maximum}`),
  );
}

const accessKeyFields = {
  accessKeyId: nonEmpty,
  secretAccessKey: nonEmpty,
  sessionToken: v.optional(nonEmpty),
};

const roleArn = v.pipe(v.string(), v.regex(/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/, 'must be the ARN of an IAM role'));

export const authSchema = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('access-key'), ...accessKeyFields }),
    v.strictObject({ kind: v.literal('api-key'), token: nonEmpty }),
    v.strictObject({
      kind: v.literal('cognito'),
      identityPoolId: v.pipe(v.string(), v.regex(/^[\w-]+:[\w-]+$/, 'must look like us-east-2:00000000-…')),
    }),
    v.strictObject({
      kind: v.literal('assume-role'),
      ...accessKeyFields,
      roleArn,
      externalId: v.optional(nonEmpty),
    }),
    v.strictObject({
      kind: v.literal('web-identity'),
      roleArn,
      token: nonEmpty,
      signIn: v.optional(v.picklist(['current', 'ended'], 'must be current or ended')),
    }),
  ],
  'must be access-key, api-key, cognito, assume-role or web-identity',
);

/** The sign-in page of an identity provider. Whether this build may open it is checked by `checkSignInPage`. */
export const signInSchema = v.strictObject({
  authorizationEndpoint: endpointUrl,
  clientId: nonEmpty,
  scopes: v.optional(
    v.pipe(
      nonEmpty,
      v.check((scopes) => scopes.split(/\s+/).includes('openid'), 'must name openid'),
      v.transform((scopes) => scopes.split(/\s+/).join(' ')),
    ),
    DEFAULT_SCOPES,
  ),
  responseType: v.optional(v.picklist(RESPONSE_TYPES, 'must be id_token or token'), 'id_token'),
  roleArn,
});

/** A kind alone says nothing that could be kept to. */
const quotaSchema = v.pipe(
  v.strictObject({
    tokensPerMinute: v.optional(count(MAX_TOKENS_PER_MINUTE)),
    requestsPerMinute: v.optional(count(1_000_000)),
    kind: v.optional(v.picklist(['bucket', 'window'], 'must be bucket or window')),
  }),
  v.check(
    ({ tokensPerMinute, requestsPerMinute }) => tokensPerMinute !== undefined || requestsPerMinute !== undefined,
    'must have tokensPerMinute or requestsPerMinute',
  ),
);

const routeSchema = v.strictObject({
  modelId: nonEmpty,
  name: v.optional(nonEmpty),
  region: v.optional(regionName),
  quota: v.optional(quotaSchema),
});

const MAX_DENIED_SITES = 1_000;

const hostPattern = v.pipe(
  v.string(),
  v.check((text) => normalHostPattern(text) !== null, 'must be a host such as bank.example or *.bank.example'),
  v.transform((text) => normalHostPattern(text) ?? text),
);

const MAX_PATTERNS = 50;

const ownPattern = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed ? patternFault(dataset.value) : null;
    if (fault !== null) addIssue({ message: fault });
  }),
);

const keptDays = v.custom<KeptDays>(
  (days) => days === 'forever' || (Number.isInteger(days) && Number(days) >= 1 && Number(days) <= MAX_KEPT_DAYS),
  `must be a whole number of days from 1 to ${MAX_KEPT_DAYS}, or forever`,
);

const { connection, limits, privacy, retention } = DEFAULT_SETTINGS;
const { redaction } = privacy;

export const settingsFileSchema = v.strictObject({
  version: v.literal(1, 'must be 1: this file was written by another version of AI-Prism'),
  provider: v.optional(v.picklist(['on-device', 'bedrock'], 'must be on-device or bedrock'), DEFAULT_SETTINGS.provider),
  connection: v.optional(
    v.strictObject({
      region: v.optional(regionName, connection.region),
      endpoint: v.optional(endpointUrl),
      signIn: v.optional(signInSchema),
      auth: v.optional(authSchema),
    }),
    {},
  ),
  routes: v.optional(v.pipe(v.array(routeSchema), v.nonEmpty('must name at least one model'))),
  routeOrder: v.optional(v.picklist(['list', 'cost'], 'must be list or cost'), DEFAULT_SETTINGS.routeOrder),
  limits: v.optional(
    v.strictObject({
      requestsPerMinute: v.optional(count(10_000), limits.requestsPerMinute),
      concurrentRequests: v.optional(count(100), limits.concurrentRequests),
      tokensPerMinute: v.optional(count(MAX_TOKENS_PER_MINUTE), limits.tokensPerMinute),
    }),
    {},
  ),
  playbook: v.optional(nonEmpty, DEFAULT_SETTINGS.playbook),
  documentCheck: v.optional(
    v.picklist(['on-request', 'always'], 'must be on-request or always'),
    DEFAULT_SETTINGS.documentCheck,
  ),
  privacy: v.optional(
    v.strictObject({
      denyList: v.optional(
        v.pipe(v.array(hostPattern), v.maxLength(MAX_DENIED_SITES, `must have at most ${MAX_DENIED_SITES} sites`)),
        [...privacy.denyList],
      ),
      onDeviceOnly: v.optional(v.boolean(), privacy.onDeviceOnly),
      autoLockMinutes: v.optional(count(MINUTES_A_DAY), privacy.autoLockMinutes),
      redaction: v.optional(
        v.strictObject({
          isOn: v.optional(v.boolean(), redaction.isOn),
          kinds: v.optional(v.array(v.picklist(FOUND_KINDS, `must be ${FOUND_KINDS.join(', ')}`)), [
            ...redaction.kinds,
          ]),
          patterns: v.optional(
            v.pipe(v.array(ownPattern), v.maxLength(MAX_PATTERNS, `must be at most ${MAX_PATTERNS}`)),
            [],
          ),
        }),
        {},
      ),
    }),
    {},
  ),
  retention: v.optional(
    v.strictObject({
      auditLogDays: v.optional(keptDays, retention.auditLogDays),
      reviewDays: v.optional(keptDays, retention.reviewDays),
    }),
    {},
  ),
});
