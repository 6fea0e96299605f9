import { useEffect, useState } from 'react';
import type { WorkerClient } from '#lib/messaging';
import type { KeptDays } from '#lib/settings';

/** How long attempts are kept; null until it is known. */
export function useKeptDays(client: WorkerClient): KeptDays | null {
  const [days, setDays] = useState<KeptDays | null>(null);
  useEffect(() => {
    let isWanted = true;
    void client.request('settings.get', {}).then((result) => {
      if (isWanted && result.ok) setDays(result.value.settings.retention.auditLogDays);
    });
    return () => {
      isWanted = false;
    };
  }, [client]);
  return days;
}
