import { useEffect } from 'react';

/** Has the browser ask before the page is left while there is something to lose. */
export function useUnsavedGuard(hasChanged: boolean): void {
  useEffect(() => {
    if (!hasChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasChanged]);
}
