import type { ManagerStatistics } from '#lib/routing';

type Layer = keyof ManagerStatistics['waitingByLayer'];

/** What waiting requests wait for, by the layer that holds them. */
export const HOLDING_WORDS: Readonly<Record<Layer, string>> = {
  concurrency: 'for one of the requests in flight to end',
  'requests-per-minute': 'for the limit on requests per minute',
  'token-budget': 'for the limit on tokens per minute',
  'analysis-pace': 'for the pace of one analysis worker',
  'chat-pace': 'for the pace of chat',
  routes: 'for a model to take requests again',
  breaker: 'for a failing model to recover',
  'retry-pause': 'for the pause after a fault',
  'pass-backoff': 'for the next round over all models',
  credentials: 'for fresh credentials',
};
