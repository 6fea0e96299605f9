import { useEffect, useRef } from 'react';

/** How near to its end a page counts as being at its end, in pixels. */
const NEAR_PX = 120;

/**
 * Keeps the end of a growing page in sight for whoever is there, and leaves alone whoever has scrolled away from it.
 *
 * @param growth changes as the page grows.
 * @param jump changes when the end is to be shown in any case.
 */
export function useFollow(growth: unknown, jump: unknown, isActive: boolean): void {
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (!isActive) return;
    const look = () => {
      const { scrollHeight } = document.documentElement;
      isAtEnd.current = window.innerHeight + window.scrollY >= scrollHeight - NEAR_PX;
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [isActive]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `jump` is the sign, not a value
  useEffect(() => {
    isAtEnd.current = true;
  }, [jump, isActive]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `growth` and `jump` are the signs, not values
  useEffect(() => {
    if (isActive && isAtEnd.current)
      window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  }, [growth, jump, isActive]);
}
