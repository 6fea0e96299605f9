import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExhaustionView } from '#lib/messaging';
import type { ModelService } from '../../entrypoints/background/model-service.ts';
import { createModelWatch, type ModelWatch } from '../../entrypoints/background/model-watch.ts';

const exhausted: ExhaustionView = { sinceMs: 0, earliestRecoveryAtMs: 60_000, reasons: [] };

let now: ExhaustionView | null;
let change: () => void;
let inUse: boolean;
let watch: ModelWatch;
const models = vi.fn<() => Promise<ModelService>>();
const recheck = vi.fn();
const onExhaustion = vi.fn();
const setAlarm = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  now = null;
  inUse = true;
  const dispatcher = {
    exhaustion: () => now,
    subscribe: (listener: () => void) => {
      change = listener;
    },
  };
  const service = { dispatcher, recheck } as unknown as ModelService;
  watch = createModelWatch({ models, areModelsInUse: async () => inUse, onExhaustion, setAlarm });
  models.mockImplementation(async () => {
    watch.follow(service);
    return service;
  });
});

const alarm = () => setAlarm.mock.lastCall?.[0];

describe('the watch over the models', () => {
  it('brings a stored exhaustion back when somebody looks, though no model was asked for yet', async () => {
    now = exhausted;
    expect(watch.exhaustion()).toBeNull();
    await watch.recheck();
    expect(watch.exhaustion()).toBe(exhausted);
    expect(onExhaustion).toHaveBeenCalledExactlyOnceWith(exhausted);
    expect(recheck).toHaveBeenCalledOnce();
  });

  it('leaves the models alone while reviews are made on the device', async () => {
    inUse = false;
    await watch.recheck();
    expect(models).not.toHaveBeenCalled();
    expect(alarm()).toBeNull();
  });

  it('tells of each change once', async () => {
    await watch.recheck();
    now = exhausted;
    change();
    change();
    now = null;
    change();
    expect(onExhaustion.mock.calls).toEqual([[exhausted], [null]]);
  });

  it('keeps the alarm while it is needed, and ends it then', async () => {
    watch.setBusy(true);
    expect(alarm()).toBe(30_000);
    await watch.recheck();
    watch.setBusy(false);
    expect(alarm()).toBeNull();
    watch.setWatched(true);
    expect(alarm()).toBe(60_000);
    now = exhausted;
    change();
    expect(alarm()).toBe(30_000);
    watch.setWatched(false);
    expect(alarm()).toBe(30_000);
    now = null;
    change();
    expect(alarm()).toBeNull();
  });

  it('leaves a former run’s alarm be until it knows whether that is still needed', async () => {
    watch.setBusy(false);
    watch.setWatched(false);
    expect(setAlarm).not.toHaveBeenCalled();
    await watch.recheck();
    expect(alarm()).toBeNull();
  });

  it('is not disturbed by models that cannot be had', async () => {
    models.mockRejectedValue(new Error('the database cannot be opened'));
    watch.setWatched(true);
    await expect(watch.recheck()).resolves.toBeUndefined();
    expect(watch.exhaustion()).toBeNull();
    expect(alarm()).toBe(60_000);
  });
});
