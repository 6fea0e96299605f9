import { useEffect, useState } from 'react';

/** The time in epoch milliseconds, renewed every `intervalMs` while `active`; for countdowns. */
export function useNow(active: boolean, intervalMs = 1000): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!active) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), intervalMs);
    return () => clearInterval(timer);
  }, [active, intervalMs]);
  return nowMs;
}
