import type { Route } from '#lib/routing';
import { capabilitiesOf } from './capabilities.ts';
import { findBedrockRegion, type ProfilePrefix } from './regions.ts';
import { tokenPrices } from './token-prices.ts';

/** A model of a preset, with the cross-region profiles AWS publishes for it. */
export interface PresetModel {
  readonly baseModelId: string;
  readonly profiles: readonly ProfilePrefix[];
}

/** Name of a ready-made hierarchy. */
export type PresetId = 'classic' | 'current';

/** An ordered hierarchy, best model first, each with a quota of its own. */
export interface ModelPreset {
  readonly id: PresetId;
  readonly models: readonly PresetModel[];
}

/**
 * The two ready-made hierarchies. `classic` is the one AI-Prism grew up with: its first model thinks (2,000 tokens
 * inside 8,192 of output), the older ones stand behind it. `current` takes five models whose quotas are separate.
 */
export const MODEL_PRESETS: Readonly<Record<PresetId, ModelPreset>> = {
  classic: {
    id: 'classic',
    models: [
      {
        baseModelId: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
        profiles: ['us', 'eu', 'jp', 'au', 'us-gov', 'global'],
      },
      { baseModelId: 'anthropic.claude-sonnet-4-20250514-v1:0', profiles: ['us', 'eu', 'apac', 'global'] },
      { baseModelId: 'anthropic.claude-3-7-sonnet-20250219-v1:0', profiles: ['us', 'eu', 'apac', 'us-gov'] },
      { baseModelId: 'anthropic.claude-3-5-sonnet-20240620-v1:0', profiles: ['us', 'eu', 'apac', 'us-gov'] },
      { baseModelId: 'anthropic.claude-3-5-sonnet-20241022-v2:0', profiles: ['us', 'eu', 'apac'] },
    ],
  },
  current: {
    id: 'current',
    models: [
      { baseModelId: 'anthropic.claude-sonnet-5-5', profiles: ['us', 'eu', 'global'] },
      { baseModelId: 'anthropic.claude-sonnet-4-6', profiles: ['us', 'eu', 'jp', 'au', 'global'] },
      { baseModelId: 'anthropic.claude-haiku-5-5', profiles: ['us', 'eu', 'global'] },
      { baseModelId: 'anthropic.claude-haiku-4-5-20251001-v1:0', profiles: ['us', 'eu', 'jp', 'au', 'global'] },
      { baseModelId: 'amazon.nova-2-lite-v1:0', profiles: ['us', 'eu', 'jp', 'global'] },
    ],
  },
};

/**
 * The id to call a preset model by from a region: the nearest profile both have, so that data travels no further than
 * needed; the bare id where there is none (then the model has to be offered in the region itself).
 */
export function modelIdForRegion(model: PresetModel, region: string): string {
  const usable = findBedrockRegion(region)?.profilePrefixes ?? [];
  const prefix = usable.find((candidate) => model.profiles.includes(candidate));
  return prefix === undefined ? model.baseModelId : `${prefix}.${model.baseModelId}`;
}

/** A route for a model id in a region, with the name, burndown and prices of the capability table. */
export function routeFor(modelId: string, region: string): Route {
  const { name, burndown } = capabilitiesOf(modelId);
  const prices = tokenPrices(modelId);
  return {
    id: `${modelId}@${region}`,
    modelId,
    name,
    region,
    outputBurndown: burndown,
    ...(prices === null ? {} : { prices }),
  };
}

/** A preset's routes in one region, in order of priority. */
export function presetRoutes(presetId: PresetId, region: string): readonly Route[] {
  return MODEL_PRESETS[presetId].models.map((model) => routeFor(modelIdForRegion(model, region), region));
}
