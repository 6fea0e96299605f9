import { describe, expect, it } from 'vitest';
import type { SettingsStore } from '#lib/platform/settings-store';
import { parsePolicy } from '#lib/policy';
import { DEFAULT_SETTINGS, type Settings } from '#lib/settings';
import { policedSettings } from '../../entrypoints/background/policed-settings.ts';

function open(policy: Readonly<Record<string, unknown>>, saved: Partial<Settings> = {}, known = policy) {
  const memory = { settings: { ...DEFAULT_SETTINGS, ...saved } as Settings };
  const store: SettingsStore = {
    settings: async () => memory.settings,
    fault: async () => null,
    saveSettings: async (settings) => {
      memory.settings = settings;
    },
    auth: async () => null,
    saveAuth: async () => undefined,
    kept: async () => null,
    saveKept: async () => undefined,
  };
  const read = async () => parsePolicy(policy);
  const policies = { read, known: async () => parsePolicy(known), onChanged: () => undefined };
  return { memory, store: policedSettings(store, policies) };
}

describe('settings under a policy', () => {
  it('are brought within it wherever they are read', async () => {
    const { store } = open({ onDeviceOnly: true, denyList: ['*.bank.example'] }, { provider: 'bedrock' });
    const { provider, privacy } = await store.settings();
    expect([provider, privacy.onDeviceOnly, privacy.denyList]).toEqual(['on-device', true, ['*.bank.example']]);
  });

  it('stay on the device while a part of the policy cannot be read', async () => {
    const { store } = open({ regions: 'eu-central-1' }, { provider: 'bedrock' });
    expect((await store.settings()).provider).toBe('on-device');
  });

  it('are shown under the policy that is known, while work waits for the one that holds', async () => {
    const { store } = open({ onDeviceOnly: true }, { provider: 'bedrock' }, {});
    expect((await store.shown()).provider).toBe('bedrock');
    expect((await store.settings()).provider).toBe('on-device');
  });

  it('narrow nothing for good: what a form sends back as it was shown is not chosen', async () => {
    const { store, memory } = open({ onDeviceOnly: true, regions: ['eu-central-1'] }, { provider: 'bedrock' });
    const shown = await store.settings();
    await store.saveSettings({ ...shown, playbook: 'contract' });
    expect(memory.settings).toEqual({ ...DEFAULT_SETTINGS, provider: 'bedrock', playbook: 'contract' });
  });

  it("do not make the administrator's sites the reviewer's own", async () => {
    const { store, memory } = open({ denyList: ['*.bank.example'] });
    const settings = await store.settings();
    await store.saveSettings({
      ...settings,
      privacy: { ...settings.privacy, denyList: [...settings.privacy.denyList, 'mine.example'] },
    });
    expect(memory.settings.privacy.denyList).toEqual(['mine.example']);
  });
});
