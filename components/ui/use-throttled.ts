import { useEffect, useRef, useState } from 'react';

/**
 * Follows a value, changing at most once every `intervalMs`; the last value always arrives. Keeps a screen reader from
 * being flooded while results stream in.
 */
export function useThrottled<T>(value: T, intervalMs: number): T {
  const [shown, setShown] = useState(value);
  const shownAtMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const waitMs = Math.max(0, shownAtMs.current + intervalMs - performance.now());
    const timer = setTimeout(() => {
      shownAtMs.current = performance.now();
      setShown(value);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [value, intervalMs]);
  return shown;
}
