import type { TokenQuota } from './token-quota.ts';

/**
 * A bucket that holds one minute's tokens, starts full and refills evenly. Foreign use drains it at its own rate, down to
 * empty but not below; settling a request may leave a debt that the refill has to pay first.
 */
export function createTokenBucket(
  tokensPerMinute: number,
  foreignTokensPerMinute: number,
  startedAt: number,
): TokenQuota {
  const gainPerMs = (tokensPerMinute - foreignTokensPerMinute) / 60_000;
  let level = tokensPerMinute;
  let updatedAt = startedAt;

  const advance = (now: number): void => {
    const elapsedMs = Math.max(0, now - updatedAt);
    updatedAt = Math.max(now, updatedAt);
    // A debt is paid at the full rate: foreign calls are refused while the bucket is below empty.
    const debtMs = level < 0 ? Math.min(elapsedMs, (-level / tokensPerMinute) * 60_000) : 0;
    level += (debtMs * tokensPerMinute) / 60_000;
    level = Math.min(tokensPerMinute, level + gainPerMs * (elapsedMs - debtMs));
    if (gainPerMs < 0 && debtMs < elapsedMs) level = Math.max(0, level);
  };

  return {
    take: (tokens, now) => {
      advance(now);
      if (level >= tokens) {
        level -= tokens;
        return { ok: true };
      }
      const waitMs = gainPerMs > 0 && tokens <= tokensPerMinute ? Math.ceil((tokens - level) / gainPerMs) : 60_000;
      return { ok: false, waitMs };
    },
    giveBack: (tokens, _takenAt, now) => {
      advance(now);
      level = Math.min(tokensPerMinute, level + tokens);
    },
  };
}
