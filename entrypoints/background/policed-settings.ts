import type { PolicyStore } from '#lib/platform/policy-store';
import type { SettingsStore } from '#lib/platform/settings-store';
import { applyPolicy, NO_POLICY, ownSettings, type Policy, type ReadPolicy } from '#lib/policy';
import type { Settings } from '#lib/settings';

/** Settings within a policy. */
export interface PolicedSettings extends SettingsStore {
  /** As `settings`, for what is only shown: at once, where that would wait for the browser to read its policies. */
  readonly shown: () => Promise<Settings>;
}

/**
 * The settings that hold: what was saved, within what the administrator allows. A policy that cannot be read in part may
 * have forbidden anything: until it is mended nothing leaves the device.
 */
export function policedSettings(store: SettingsStore, policies: PolicyStore): PolicedSettings {
  const within = async (reading: Promise<ReadPolicy>) => {
    const [settings, read] = await Promise.all([store.settings(), reading]);
    return applyPolicy(settings, policyInForce(read));
  };
  return {
    ...store,
    settings: () => within(policies.read()),
    shown: () => within(policies.known()),
    saveSettings: async (settings) => {
      const [own, read] = await Promise.all([store.settings(), policies.read()]);
      await store.saveSettings(ownSettings(settings, own, policyInForce(read)));
    },
  };
}

/** The policy as it holds, with what follows from its faults. */
function policyInForce({ policy, faults }: ReadPolicy): Policy {
  if (faults.length > 0) return { ...policy, onDeviceOnly: true };
  return Object.keys(policy).length === 0 ? NO_POLICY : policy;
}
