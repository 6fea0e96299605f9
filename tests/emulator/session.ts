import { AwsError } from './aws-error.ts';
import { createDirector, type Director } from './behaviour.ts';
import type { Clock } from './clock.ts';
import { type CredentialStore, createCredentialStore, type KnownKey } from './credential-store.ts';
import { type AddressedModel, findModel } from './model-lookup.ts';
import { createPromptCache, type PromptCache } from './prompt-cache.ts';
import { createQuota, type ModelQuota } from './quota.ts';
import type { Scenario } from './scenario-schema.ts';

/** A running scenario: everything the account remembers. */
export interface Session {
  readonly scenario: Scenario;
  readonly credentials: CredentialStore;
  readonly director: Director;
  readonly cache: PromptCache;
  /** The model behind an id. Throws the AwsError of a model that is unknown, or closed to this account. */
  readonly openModel: (id: string, region: string) => AddressedModel;
  readonly quotaOf: (model: AddressedModel, region: string) => ModelQuota;
  /** Quota tokens one output token of this model costs. */
  readonly burndownOf: (model: AddressedModel) => number;
}

/** Starts a scenario now: its seconds, request numbers, quotas and caches begin anew. */
export function startSession(scenario: Scenario, clock: Clock, issuedKeys: Map<string, KnownKey>): Session {
  const startedAt = clock.now();
  const quotas = new Map<string, ModelQuota>();
  return {
    scenario,
    credentials: createCredentialStore(
      scenario.credentials,
      scenario.region,
      scenario.identityProvider.clientId,
      clock,
      issuedKeys,
    ),
    director: createDirector(scenario, startedAt),
    cache: createPromptCache(),
    openModel: (id, region) => {
      const access = scenario.models[id]?.access ?? 'granted';
      if (access === 'unknown') throw new AwsError('ResourceNotFoundException');
      if (access === 'denied') throw new AwsError('AccessDeniedException');
      if (access === 'form-required') {
        throw new AwsError(
          'ResourceNotFoundException',
          'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
        );
      }
      return findModel(id, region);
    },
    quotaOf: (model, region) => {
      const key = `${model.id}@${region}`;
      const settings = scenario.models[model.id];
      const quota =
        quotas.get(key) ??
        createQuota(
          settings?.quota ?? { kind: 'bucket', retryAfter: false },
          settings?.foreignTokensPerMinute ?? 0,
          startedAt,
        );
      quotas.set(key, quota);
      return quota;
    },
    burndownOf: (model) => scenario.models[model.id]?.quota?.burndown ?? model.facts.burndown,
  };
}
