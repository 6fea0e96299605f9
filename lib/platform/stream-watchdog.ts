/** Why a call was ended by the watchdog. */
export type IdleKind = 'first-byte' | 'between-chunks';

/** Ends a call that hangs: one deadline for the first sign of life, another between any two. */
export interface StreamWatchdog {
  /** Aborts when the caller does, and when a deadline passes. */
  readonly signal: AbortSignal;
  /** Which deadline passed; null while none has. */
  readonly expired: IdleKind | null;
  /** Something arrived: starts the next interval. */
  touch(): void;
  /** Waits for a promise no longer than the call lives. Rejects with an AbortError once the signal aborts. */
  race<T>(promise: Promise<T>): Promise<T>;
  /** Ends the watch and closes the connection if it is still open. */
  stop(): void;
}

/** The deadlines, in milliseconds. */
export interface IdleLimits {
  readonly firstByteMs: number;
  readonly betweenChunksMs: number;
}

/** Starts watching; the first-byte deadline runs from now. */
export function startStreamWatchdog(callerSignal: AbortSignal, limits: IdleLimits): StreamWatchdog {
  const controller = new AbortController();
  let expired: IdleKind | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const arm = (kind: IdleKind, delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      expired = kind;
      controller.abort();
    }, delayMs);
  };
  const onCallerAbort = (): void => controller.abort();
  if (callerSignal.aborted) controller.abort();
  else callerSignal.addEventListener('abort', onCallerAbort, { once: true });
  arm('first-byte', limits.firstByteMs);

  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    touch: () => arm('between-chunks', limits.betweenChunksMs),
    race: (promise) => raceSignal(promise, controller.signal),
    stop() {
      clearTimeout(timer);
      callerSignal.removeEventListener('abort', onCallerAbort);
      controller.abort();
    },
  };
}

function raceSignal<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(new DOMException('The call was ended.', 'AbortError'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
