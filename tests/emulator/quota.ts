import { createTokenBucket } from './quota-bucket.ts';
import { createTokenWindow } from './quota-window.ts';
import type { QuotaSettings } from './scenario-schema.ts';

const MINUTE_MS = 60_000;

/** A reservation that was granted. */
export interface Reservation {
  /** Charges what was really used, in quota tokens, and releases the rest. Only the first call counts. */
  readonly settle: (usedTokens: number, now: number) => void;
}

/** Answer of a quota to a request that wants to start. */
export type QuotaAnswer =
  | { readonly ok: true; readonly reservation: Reservation }
  | { readonly ok: false; readonly limit: 'tokens' | 'requests'; readonly waitMs: number };

/** Requests and tokens per minute of one model in one region. */
export interface ModelQuota {
  readonly reserve: (tokens: number, now: number) => QuotaAnswer;
}

/**
 * Builds a quota. Requests per minute refresh on 60-second windows; tokens follow `settings.kind`. `foreignTokensPerMinute` is
 * what other clients of the account use all the time; what finds no room is dropped.
 */
export function createQuota(settings: QuotaSettings, foreignTokensPerMinute: number, startedAt: number): ModelQuota {
  const tokenQuota =
    settings.tokensPerMinute === undefined
      ? undefined
      : (settings.kind === 'window' ? createTokenWindow : createTokenBucket)(
          settings.tokensPerMinute,
          foreignTokensPerMinute,
          startedAt,
        );
  const requestQuota =
    settings.requestsPerMinute === undefined ? undefined : createTokenWindow(settings.requestsPerMinute, 0, startedAt);

  return {
    reserve: (tokens, now) => {
      const request = requestQuota?.take(1, now) ?? { ok: true };
      if (!request.ok) return { ok: false, limit: 'requests', waitMs: request.waitMs };
      const taken = tokenQuota?.take(tokens, now) ?? { ok: true };
      if (!taken.ok) {
        requestQuota?.giveBack(1, now, now);
        return { ok: false, limit: 'tokens', waitMs: Math.min(taken.waitMs, MINUTE_MS) };
      }
      let isSettled = false;
      return {
        ok: true,
        reservation: {
          settle: (usedTokens, settledAt) => {
            if (isSettled) return;
            isSettled = true;
            tokenQuota?.giveBack(tokens - usedTokens, now, settledAt);
          },
        },
      };
    },
  };
}
