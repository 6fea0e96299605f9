import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PolicyStore } from '#lib/platform/policy-store';

type Said = Readonly<Record<string, unknown>>;

/** The browser: what it stores, and what it says of policies once it is ready. */
const { stored, managed, storage } = vi.hoisted(() => {
  const stored: Record<string, unknown> = {};
  const managed = {
    answer: Promise.withResolvers<Said>(),
    onChanged: new Set<() => void>(),
  };
  const storage = {
    managed: {
      setAccessLevel: async () => undefined,
      get: () => managed.answer.promise,
      onChanged: { addListener: (listen: () => void) => managed.onChanged.add(listen) },
    },
    local: {
      get: async (key: string) => ({ [key]: structuredClone(stored[key]) }),
      set: async (items: Said) => void Object.assign(stored, structuredClone(items)),
    },
  };
  return { stored, managed, storage };
});
vi.mock('wxt/browser', () => ({ browser: { storage } }));

const ON_DEVICE = { onDeviceOnly: true };
const told = vi.fn();

/** Starts the browser anew; what was stored stays. */
async function start(): Promise<PolicyStore> {
  managed.answer = Promise.withResolvers();
  managed.onChanged.clear();
  vi.resetModules();
  const { createPolicyStore } = await import('#lib/platform/policy-store');
  const policies = createPolicyStore();
  policies.onChanged(told);
  return policies;
}

const answer = (said: Said) => managed.answer.resolve(said);

beforeEach(() => {
  for (const key of Object.keys(stored)) delete stored[key];
  told.mockReset();
});

describe('policies', () => {
  it('that hold wait for the browser; those that are known do not', async () => {
    const policies = await start();
    const read = vi.fn();
    const reading = policies.read().then(read);
    expect((await policies.known()).policy).toEqual({});
    expect(read).not.toHaveBeenCalled();
    answer(ON_DEVICE);
    await reading;
    expect(read.mock.calls[0]?.[0].policy).toEqual(ON_DEVICE);
    expect((await policies.known()).policy).toEqual(ON_DEVICE);
  });

  it('are known from the last time when the browser starts again', async () => {
    const before = await start();
    answer(ON_DEVICE);
    await before.read();
    await vi.waitFor(() => expect(Object.values(stored)).toEqual([ON_DEVICE]));
    const policies = await start();
    expect((await policies.known()).policy).toEqual(ON_DEVICE);
    answer(ON_DEVICE);
    await policies.read();
    expect(told).not.toHaveBeenCalled();
  });

  it.each<[string, Said, Said]>([
    ['set', {}, ON_DEVICE],
    ['lifted', ON_DEVICE, {}],
  ])('that were %s meanwhile are told of where others were shown', async (_name, last, now) => {
    const before = await start();
    answer(last);
    await before.read();
    await Promise.resolve();
    const policies = await start();
    await policies.known();
    answer(now);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
    expect((await policies.known()).policy).toEqual(now);
  });

  it('that nobody set leave nothing behind', async () => {
    const policies = await start();
    await policies.known();
    answer({});
    await policies.read();
    expect(stored).toEqual({});
    expect(told).not.toHaveBeenCalled();
  });

  it('are asked for anew when the administrator changes them', async () => {
    const policies = await start();
    answer({});
    await policies.read();
    managed.answer = Promise.withResolvers();
    for (const listen of managed.onChanged) listen();
    expect(told).toHaveBeenCalledTimes(1);
    answer(ON_DEVICE);
    expect((await policies.read()).policy).toEqual(ON_DEVICE);
  });

  it('that cannot be read are known to be faulty', async () => {
    const before = await start();
    answer({ regions: 'eu-central-1' });
    await before.read();
    await vi.waitFor(() => expect(Object.keys(stored)).toHaveLength(1));
    const policies = await start();
    expect((await policies.known()).faults).toHaveLength(1);
  });
});
