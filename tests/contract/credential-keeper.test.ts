import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#lib/settings';
import { createVault } from '#lib/vault';
import { createCredentialKeeper, LOCK_ALARM } from '../../entrypoints/background/credential-keeper.ts';

const { alarms } = vi.hoisted(() => ({ alarms: { create: vi.fn(async () => undefined) } }));
vi.mock('wxt/browser', () => ({ browser: { alarms } }));

const AUTH = { kind: 'access-key', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'very-secret' } as const;
const PASSPHRASE = 'correct horse battery';

/** A keeper over memory instead of the browser's storage, with its clock in the test's hand. */
function createKeeper() {
  const memory: { auth: unknown; kept: unknown } = { auth: AUTH, kept: null };
  const world = { nowMs: 1_000_000, isKeepingAllowed: true, isBusy: false, unlocked: 0, locked: 0 };
  const keeper = createCredentialKeeper({
    store: {
      settings: async () => DEFAULT_SETTINGS,
      fault: async () => null,
      saveSettings: async () => undefined,
      auth: async () => memory.auth as typeof AUTH | null,
      saveAuth: async (auth) => {
        memory.auth = auth;
      },
      kept: async () => memory.kept,
      saveKept: async (envelope) => {
        memory.kept = structuredClone(envelope);
      },
    },
    vault: createVault({
      subtle: crypto.subtle,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      iterations: 10,
    }),
    isKeepingAllowed: async () => world.isKeepingAllowed,
    isBusy: () => world.isBusy,
    onUnlocked: async () => {
      world.unlocked += 1;
    },
    onLocked: async () => {
      world.locked += 1;
    },
    now: () => world.nowMs,
  });
  return { keeper, memory, world };
}

beforeEach(() => alarms.create.mockClear());

describe('kept credentials', () => {
  it('are sealed, gone from memory once locked, and back with the passphrase', async () => {
    const { keeper, memory, world } = createKeeper();
    expect(await keeper.state()).toBe('no');
    await keeper.keep(PASSPHRASE);
    expect(await keeper.state()).toBe('open');
    expect(JSON.stringify(memory.kept)).not.toMatch(/very-secret|AKIDEXAMPLE/);
    await keeper.lock();
    expect([await keeper.state(), memory.auth]).toEqual(['locked', null]);
    await keeper.unlock(PASSPHRASE);
    expect([await keeper.state(), memory.auth, world.unlocked]).toEqual(['open', AUTH, 1]);
  });

  it('stay locked for another passphrase, and say so; damage is another matter', async () => {
    const { keeper, memory } = createKeeper();
    await keeper.keep(PASSPHRASE);
    await keeper.lock();
    await expect(keeper.unlock('wrong horse battery')).rejects.toMatchObject({ problem: { code: 'passphrase-wrong' } });
    memory.kept = { ...(memory.kept as object), data: 'AAAA' };
    await expect(keeper.unlock(PASSPHRASE)).rejects.toMatchObject({ problem: { code: 'kept-credentials-damaged' } });
    expect(memory.auth).toBeNull();
  });

  it('cannot be kept or unlocked where there are none', async () => {
    const { keeper, memory } = createKeeper();
    await expect(keeper.unlock(PASSPHRASE)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    memory.auth = null;
    await expect(keeper.keep(PASSPHRASE)).rejects.toMatchObject({ problem: { code: 'credentials-missing' } });
  });

  it('are kept only where the administrator allows it, and given up when he does no longer', async () => {
    const { keeper, memory, world } = createKeeper();
    await keeper.keep(PASSPHRASE);
    await keeper.obey();
    expect(memory.kept).not.toBeNull();
    world.isKeepingAllowed = false;
    await keeper.obey();
    expect([memory.kept, memory.auth]).toEqual([null, AUTH]);
    await expect(keeper.keep(PASSPHRASE)).rejects.toMatchObject({ problem: { code: 'keeping-not-allowed' } });
  });

  it('that are not kept are not taken from memory by a lock', async () => {
    const { keeper, memory } = createKeeper();
    await keeper.lock();
    expect(memory.auth).toEqual(AUTH);
    keeper.touch();
    await Promise.resolve();
    expect(alarms.create).not.toHaveBeenCalled();
  });
});

describe('the lock', () => {
  it('waits for its time from the last use, which is set anew at most every few seconds', async () => {
    const { keeper, world } = createKeeper();
    await keeper.keep(PASSPHRASE);
    expect(alarms.create).toHaveBeenLastCalledWith(LOCK_ALARM, { delayInMinutes: 30 });
    for (const passedMs of [0, 100, 19_000, 20_000, 20_100]) {
      world.nowMs = 2_000_000 + passedMs;
      keeper.touch();
    }
    await expect.poll(() => alarms.create.mock.calls.length).toBe(3);
  });

  it('waits for work in hand, then locks and tells everybody', async () => {
    const { keeper, memory, world } = createKeeper();
    await keeper.keep(PASSPHRASE);
    world.isBusy = true;
    await keeper.onAlarm();
    expect(memory.auth).toEqual(AUTH);
    expect(alarms.create).toHaveBeenCalledTimes(2);
    world.isBusy = false;
    await keeper.onAlarm();
    expect([memory.auth, world.locked]).toEqual([null, 1]);
  });
});
