import type { ExhaustionView } from '#lib/messaging';
import { recheckPeriodMs } from '#lib/routing';
import type { ModelService } from './model-service.ts';

/** Keeps an eye on whether any model can be had, for whoever shows it. Holds nothing that a restart would miss. */
export interface ModelWatch {
  /** Follows the models; to be called once, when they are made. */
  readonly follow: (service: ModelService) => void;
  /** What is known; null while a model can be had, and before the models were looked at. */
  readonly exhaustion: () => ExhaustionView | null;
  /** Looks again, at what is stored if the worker has just begun. Never rejects: what stands in the way is told elsewhere. */
  readonly recheck: () => Promise<void>;
  readonly setBusy: (isBusy: boolean) => void;
  readonly setWatched: (isWatched: boolean) => void;
}

export interface ModelWatchPorts {
  readonly models: () => Promise<ModelService>;
  /** Whether reviews are set to be done by models: else nobody needs to know, and they are not made for this. */
  readonly areModelsInUse: () => Promise<boolean>;
  /** Told of each change. */
  readonly onExhaustion: (exhaustion: ExhaustionView | null) => void;
  /** Sets the period of the alarm that calls for `recheck`, in milliseconds; null ends it. */
  readonly setAlarm: (periodMs: number | null) => void;
}

export function createModelWatch(ports: ModelWatchPorts): ModelWatch {
  let exhaustion: ExhaustionView | null = null;
  /** Before that, an alarm of a former run of the worker may be what reminds us of an exhaustion. */
  let isKnown = false;
  let isFollowing = false;
  let isBusy = false;
  let isWatched = false;

  function setAlarm(): void {
    const periodMs = recheckPeriodMs(exhaustion, { isBusy, isWatched });
    if (periodMs !== null || isKnown) ports.setAlarm(periodMs);
  }

  function know(next: ExhaustionView | null): void {
    const isNews = JSON.stringify(next) !== JSON.stringify(exhaustion);
    exhaustion = next;
    isKnown = true;
    setAlarm();
    if (isNews) ports.onExhaustion(next);
  }

  return {
    follow: ({ dispatcher }) => {
      isFollowing = true;
      dispatcher.subscribe(() => know(dispatcher.exhaustion()));
      know(dispatcher.exhaustion());
    },
    exhaustion: () => exhaustion,
    recheck: async () => {
      try {
        if (isFollowing || (await ports.areModelsInUse())) (await ports.models()).recheck();
        else know(null);
      } catch {
        // Models that cannot be had now are told of where they are wanted; the next look tries again.
        setAlarm();
      }
    },
    setBusy: (next) => {
      isBusy = next;
      setAlarm();
    },
    setWatched: (next) => {
      isWatched = next;
      setAlarm();
    },
  };
}
