import { AwsError } from './aws-error.ts';
import { MODEL_TABLE, type ModelFacts } from './model-table.ts';

/** A model as a request addressed it. */
export interface AddressedModel {
  /** As in the request, an ARN shortened to its id; quotas are kept per addressed id. */
  readonly id: string;
  readonly facts: ModelFacts;
}

/** The regions from which each profile prefix may be called. */
const PROFILE_REGIONS: Readonly<Record<string, RegExp>> = {
  us: /^(us-(?!gov)|ca-)/,
  eu: /^eu-/,
  apac: /^ap-/,
  jp: /^ap-northeast-[13]$/,
  au: /^ap-southeast-[246]$/,
  global: /^(?!us-gov)/,
};

/** Whether the profile with this prefix may be called from the region. */
export function profileServes(prefix: string, region: string): boolean {
  return PROFILE_REGIONS[prefix]?.test(region) ?? false;
}

/** Decodes the model part of a path: an id, an inference profile's id, or an ARN of either. */
export function readModelId(encoded: string): string {
  let id: string;
  try {
    id = decodeURIComponent(encoded);
  } catch {
    throw new AwsError('ValidationException', 'The provided model identifier is invalid.');
  }
  const resource = /^arn:aws[\w-]*:bedrock:[^:]*:\d*:(?:inference-profile|foundation-model)\/(.+)$/.exec(id);
  return resource?.[1] ?? id;
}

/**
 * Finds the model behind an id. Throws ResourceNotFoundException for a model that does not exist, and
 * ValidationException for a profile of another part of the world or for a bare id that needs a profile.
 */
export function findModel(id: string, region: string): AddressedModel {
  const bare = MODEL_TABLE.find((facts) => facts.id === id);
  if (bare) {
    if (bare.profileOnly) {
      throw new AwsError(
        'ValidationException',
        `Invocation of model ID ${id} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
      );
    }
    return { id, facts: bare };
  }
  const dot = id.indexOf('.');
  const prefix = id.slice(0, dot);
  const facts = MODEL_TABLE.find(
    (candidate) => candidate.id === id.slice(dot + 1) && candidate.profiles.includes(prefix),
  );
  if (!facts) throw new AwsError('ResourceNotFoundException');
  if (!profileServes(prefix, region)) {
    throw new AwsError('ValidationException', 'The provided model identifier is invalid.');
  }
  return { id, facts };
}
