import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettingsStore } from '#lib/platform/settings-store';
import { type Auth, DEFAULT_SETTINGS } from '#lib/settings';

const { areas } = vi.hoisted(() => {
  const fakeArea = () => {
    const items = new Map<string, unknown>();
    return {
      items,
      accessLevels: [] as string[],
      async setAccessLevel({ accessLevel }: { accessLevel: string }) {
        this.accessLevels.push(accessLevel);
      },
      get: async (key: string) => (items.has(key) ? { [key]: structuredClone(items.get(key)) } : {}),
      set: async (entries: Record<string, unknown>) => {
        for (const [key, value] of Object.entries(entries)) items.set(key, structuredClone(value));
      },
      remove: async (key: string) => {
        items.delete(key);
      },
    };
  };
  return { areas: { local: fakeArea(), session: fakeArea() } };
});

vi.mock('wxt/browser', () => ({ browser: { storage: areas } }));

const auth: Auth = { kind: 'access-key', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'very-secret' };

beforeEach(() => {
  for (const area of [areas.local, areas.session]) {
    area.items.clear();
    area.accessLevels.length = 0;
  }
});

describe('settings store', () => {
  it('begins with the defaults and no credentials', async () => {
    const store = createSettingsStore();
    expect(await store.settings()).toEqual(DEFAULT_SETTINGS);
    expect(await store.fault()).toBeNull();
    expect(await store.auth()).toBeNull();
  });

  it('closes both areas to content scripts before it touches them', async () => {
    await createSettingsStore().settings();
    expect([areas.local.accessLevels, areas.session.accessLevels]).toEqual([
      ['TRUSTED_CONTEXTS'],
      ['TRUSTED_CONTEXTS'],
    ]);
  });

  it('keeps an envelope until it is given up', async () => {
    const part = 'QUJD';
    const kdf = { name: 'PBKDF2', hash: 'SHA-256', iterations: 1, salt: part } as const;
    const envelope = { version: 1, kdf, cipher: { name: 'AES-GCM', iv: part }, data: part, sum: part } as const;
    expect(await createSettingsStore().kept()).toBeNull();
    await createSettingsStore().saveKept(envelope);
    expect(await createSettingsStore().kept()).toEqual(envelope);
    await createSettingsStore().saveKept(null);
    expect(await createSettingsStore().kept()).toBeNull();
  });

  it('keeps settings on disk and credentials in memory', async () => {
    const settings = { ...DEFAULT_SETTINGS, provider: 'bedrock' as const };
    const store = createSettingsStore();
    await store.saveSettings(settings);
    await store.saveAuth(auth);
    expect(await createSettingsStore().settings()).toEqual(settings);
    expect(await createSettingsStore().auth()).toEqual(auth);
    expect(JSON.stringify([...areas.local.items])).not.toContain('very-secret');
  });

  it('forgets credentials when told to', async () => {
    const store = createSettingsStore();
    await store.saveAuth(auth);
    await store.saveAuth(null);
    expect(await store.auth()).toBeNull();
    expect(areas.session.items.size).toBe(0);
  });
});

describe('what cannot be read', () => {
  it('gives way to its default, says so, and is mended by saving', async () => {
    areas.local.items.set('settings', { ...DEFAULT_SETTINGS, playbook: 'other', limits: 'none' });
    const store = createSettingsStore();
    expect(await store.settings()).toEqual({ ...DEFAULT_SETTINGS, playbook: 'other' });
    expect(await store.fault()).toMatchObject({ path: 'limits' });
    await store.saveSettings(await store.settings());
    expect(await store.fault()).toBeNull();
  });

  it.each([
    ['of another version', { version: 9 }],
    ['not even an object', 'x'],
    ['null', null],
  ])('is no obstacle when it is %s', async (_name, stored) => {
    areas.local.items.set('settings', stored);
    expect(await createSettingsStore().settings()).toEqual(DEFAULT_SETTINGS);
  });

  it('are no credentials when it is theirs', async () => {
    areas.session.items.set('auth', { kind: 'carrier-pigeon' });
    expect(await createSettingsStore().auth()).toBeNull();
  });
});
