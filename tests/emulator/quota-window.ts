import type { TokenQuota } from './token-quota.ts';

const WINDOW_MS = 60_000;

/**
 * A count that starts again every 60 seconds, windows counted from `startedAt`. Foreign use fills the window evenly while there is
 * room. A correction counts in the window of its request, and is lost when that one is over.
 */
export function createTokenWindow(limit: number, foreignPerMinute: number, startedAt: number): TokenQuota {
  let windowIndex = 0;
  let used = 0;
  let updatedAt = startedAt;

  const indexAt = (time: number): number => Math.floor((time - startedAt) / WINDOW_MS);
  const advance = (now: number): void => {
    const index = indexAt(now);
    if (index > windowIndex) {
      windowIndex = index;
      used = 0;
      updatedAt = startedAt + index * WINDOW_MS;
    }
    const foreign = (Math.max(0, now - updatedAt) * foreignPerMinute) / WINDOW_MS;
    used = Math.max(used, Math.min(limit, used + foreign));
    updatedAt = Math.max(now, updatedAt);
  };

  return {
    take: (tokens, now) => {
      advance(now);
      if (used + tokens <= limit) {
        used += tokens;
        return { ok: true };
      }
      return { ok: false, waitMs: startedAt + (windowIndex + 1) * WINDOW_MS - now };
    },
    giveBack: (tokens, takenAt, now) => {
      advance(now);
      if (indexAt(takenAt) === windowIndex) used = Math.max(0, used - tokens);
    },
  };
}
