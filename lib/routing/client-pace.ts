import type { ManagerState, RequestState } from './manager-state.ts';

/** Analyses that name no worker. */
const ANY_ANALYSIS = 'analysis';
const CHAT = 'chat';

/** The pace that a request counts against: chat's, its analysis worker's, or that of all of them. Null: none (probes). */
export function paceOf({ kind, worker }: RequestState): string | null {
  if (kind === 'probe') return null;
  if (kind === 'chat') return CHAT;
  return worker === undefined ? ANY_ANALYSIS : `${ANY_ANALYSIS}:${worker}`;
}

/** How many requests of that pace may begin in any 60 s. */
export function paceLimit({ limits }: ManagerState, pace: string): number {
  if (pace === CHAT) return limits.chatPerMinute;
  return pace === ANY_ANALYSIS ? limits.analysisPerMinute * limits.analysisWorkers : limits.analysisPerMinute;
}

/** The layer that holds requests of that pace back. */
export function paceLayer(pace: string): 'chat-pace' | 'analysis-pace' {
  return pace === CHAT ? 'chat-pace' : 'analysis-pace';
}
