import { beforeEach, expect, it, vi } from 'vitest';
import { createPlaybookStore } from '#lib/platform/playbook-store';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';

const { items, accessLevels } = vi.hoisted(() => ({ items: new Map<string, unknown>(), accessLevels: [] as string[] }));

vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      local: {
        setAccessLevel: async ({ accessLevel }: { accessLevel: string }) => accessLevels.push(accessLevel),
        get: async (key: null) => {
          expect(key).toBeNull();
          return structuredClone(Object.fromEntries(items));
        },
        set: async (entries: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(entries)) items.set(key, structuredClone(value));
        },
        remove: async (key: string) => items.delete(key),
      },
    },
  },
}));

beforeEach(() => {
  items.clear();
  accessLevels.length = 0;
  items.set('settings', { version: 1 });
});

it('playbooks outlive the worker, closed to content scripts, beside the settings', async () => {
  await createPlaybookStore().save(fakePlaybook());
  const shelf = await createPlaybookStore().read();
  expect(shelf).toEqual({ own: [fakePlaybook()], damaged: [], retired: new Map() });
  expect(accessLevels).toEqual(['TRUSTED_CONTEXTS', 'TRUSTED_CONTEXTS']);
  expect(items.get('settings')).toEqual({ version: 1 });
});

it('a damaged one is reported and stays until it is removed', async () => {
  const store = createPlaybookStore();
  await store.save(fakePlaybook({ id: 'good' }));
  items.set('playbook:bad', 7);
  expect((await store.read()).damaged).toMatchObject([{ id: 'bad', text: '7\n' }]);
  expect((await store.read()).own).toMatchObject([{ id: 'good' }]);
  await store.remove('bad', { version: 2, fingerprint: '' });
  expect(await store.read()).toMatchObject({
    damaged: [],
    retired: new Map([['bad', { version: 2, fingerprint: '' }]]),
  });
});
