import { t } from '@lingui/core/macro';
import type { ManagerStatistics } from '#lib/routing';

type Layer = keyof ManagerStatistics['waitingByLayer'];

/** What waiting requests wait for, by the layer that holds them; follows the number of requests. */
export function holdingWords(layer: Layer): string {
  const words: Readonly<Record<Layer, string>> = {
    concurrency: t`for one of the requests in flight to end`,
    'requests-per-minute': t`for the limit on requests per minute`,
    'token-budget': t`for the limit on tokens per minute`,
    'analysis-pace': t`for the pace of one analysis worker`,
    'chat-pace': t`for the pace of chat`,
    routes: t`for a model to take requests again`,
    breaker: t`for a failing model to recover`,
    'retry-pause': t`for the pause after a fault`,
    'pass-backoff': t`for the next round over all models`,
    credentials: t`for fresh credentials`,
  };
  return words[layer];
}
