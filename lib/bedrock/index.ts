export type {
  AccessKeyAuth,
  ApiKeyAuth,
  AssumeRoleAuth,
  Auth,
  BedrockConnection,
  CognitoAuth,
  WebIdentityAuth,
} from './auth.ts';
export { BUILT_IN_MODEL_ID, isBuiltInModel } from './built-in.ts';
export { baseModelId, capabilitiesOf, isKnownModel, profilePrefixOf } from './capabilities.ts';
export { classifyFault, type FaultContext } from './classify-fault.ts';
export type { AccountReport, ConnectionReport, RouteReport } from './connection-report.ts';
export { estimateInputTokens, estimateTokens } from './estimate-tokens.ts';
export { type FailureFacts, failureFacts } from './failure-facts.ts';
export { type AccountQuota, matchQuotas } from './match-quotas.ts';
export type { ModelCapabilities, ModelPrice, ThinkingStyle } from './model-capabilities.ts';
export type { ModelAnswer, ModelDelta, ModelMessage, ModelRequest } from './model-request.ts';
export {
  MODEL_PRESETS,
  type ModelPreset,
  modelIdForRegion,
  type PresetId,
  type PresetModel,
  presetRoutes,
  routeFor,
} from './presets.ts';
export { PROBE_REQUEST } from './probe-request.ts';
export type { QuotaFigure, QuotaReport, RegionQuotaReport, RouteQuotaReport } from './quota-report.ts';
export { type ReadStreamOptions, readStream } from './read-stream.ts';
export { redactMessage } from './redact.ts';
export {
  type AwsService,
  allAwsHosts,
  awsHost,
  BEDROCK_REGIONS,
  type BedrockRegion,
  DEFAULT_BEDROCK_REGION,
  findBedrockRegion,
  hostsOfRegion,
  isAwsHost,
  type ProfilePrefix,
} from './regions.ts';
export { retryAfterMs } from './retry-after.ts';
export { tokenExpiresAtMs } from './token-expiry.ts';
export { tokenPrices } from './token-prices.ts';
export { REVIEW_OUTPUT_TOKENS, reservedOutputTokens, THINKING_BUDGET_TOKENS, translateRequest } from './translate.ts';
