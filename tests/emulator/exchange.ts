import type { ServerResponse } from 'node:http';
import type { CheckSection } from './answer.ts';
import type { Clock } from './clock.ts';
import type { WireRequest } from './http.ts';
import type { JournalRecord } from './journal.ts';
import type { Session } from './session.ts';

/** One request being served, with all that its handler may use. */
export interface Exchange {
  readonly request: WireRequest;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** Verified. */
  readonly region: string;
  readonly session: Session;
  readonly clock: Clock;
  readonly record: JournalRecord;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  readonly checkSection: CheckSection;
  /** Arrival, epoch milliseconds. */
  readonly startedAt: number;
}

/** Never resolves; rejects when the client goes away. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/**
 * Writes and waits until the bytes have left, so that a cut comes after them and not instead of them. Rejects when the client
 * goes away.
 */
export function writeThrough(response: ServerResponse, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    response.write(bytes, (error) => {
      signal.removeEventListener('abort', stop);
      if (error) reject(error);
      else resolve();
    });
  });
}
