import type { ModelCapabilities } from './model-capabilities.ts';
import { MODEL_TABLE } from './model-table.ts';

/**
 * A model nothing is known about: nothing optional is sent, and the output ceiling is one that every text model on
 * Bedrock accepts. The price stays unknown rather than guessed.
 */
const UNKNOWN_MODEL: ModelCapabilities = {
  name: '',
  thinking: 'none',
  thinksUnasked: false,
  sampling: 'never',
  maxOutputTokens: 4096,
  contextWindowTokens: 128_000,
  cacheMinimumTokens: null,
  burndown: 1,
  price: null,
};

/**
 * A Claude model newer than the table. Recent ones refuse sampling and think without being asked, and every one since
 * 3.7 burns quota at five times its output, so room is left for both.
 */
const UNKNOWN_CLAUDE: ModelCapabilities = {
  ...UNKNOWN_MODEL,
  thinksUnasked: true,
  maxOutputTokens: 16_384,
  contextWindowTokens: 200_000,
  burndown: 5,
};

const PROFILE_PREFIX = /^(us-gov|us|eu|apac|global|au|jp|ca|in)\.(?=[a-z0-9-]+\.)/;
/** What may follow a table key and still name the same model: release date, revision, variant. */
const SAME_MODEL_TAIL = /^(-\d{8})?(-v\d+)?(:.+)?$/;

/** The profile prefix of a model id (`us` in `us.anthropic…`), or null for a bare id or an opaque ARN. */
export function profilePrefixOf(modelId: string): string | null {
  return PROFILE_PREFIX.exec(afterArn(modelId))?.[1] ?? null;
}

/** The foundation model's id without ARN and profile prefix: what capabilities depend on. */
export function baseModelId(modelId: string): string {
  return afterArn(modelId).replace(PROFILE_PREFIX, '');
}

/** Whether the table has this model; what is not in it gets conservative defaults. */
export function isKnownModel(modelId: string): boolean {
  return findRow(baseModelId(modelId)) !== undefined;
}

/**
 * What a model can do, by model id, inference-profile id or ARN. An unknown model gets conservative defaults, named by
 * its id. Never throws.
 */
export function capabilitiesOf(modelId: string): ModelCapabilities {
  const base = baseModelId(modelId);
  const row = findRow(base);
  if (row !== undefined) return row;
  const fallback = base.startsWith('anthropic.claude') ? UNKNOWN_CLAUDE : UNKNOWN_MODEL;
  return { ...fallback, name: base };
}

function findRow(base: string): ModelCapabilities | undefined {
  for (const [key, row] of Object.entries(MODEL_TABLE)) {
    if (base.startsWith(key) && SAME_MODEL_TAIL.test(base.slice(key.length))) return row;
  }
  return undefined;
}

function afterArn(modelId: string): string {
  return modelId.startsWith('arn:') ? modelId.slice(modelId.lastIndexOf('/') + 1) : modelId;
}
