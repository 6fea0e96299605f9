import type { PolicyStore } from '#lib/platform/policy-store';
import type { SettingsStore } from '#lib/platform/settings-store';
import { applyPolicy, NO_POLICY, ownSettings, type Policy, type ReadPolicy } from '#lib/policy';

/**
 * The settings that hold: what was saved, within what the administrator allows. A policy that cannot be read in part may
 * have forbidden anything: until it is mended nothing leaves the device.
 */
export function policedSettings(store: SettingsStore, policies: PolicyStore): SettingsStore {
  return {
    ...store,
    settings: async () => {
      const [settings, read] = await Promise.all([store.settings(), policies.read()]);
      return applyPolicy(settings, policyInForce(read));
    },
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
