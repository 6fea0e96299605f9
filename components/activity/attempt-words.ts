import type { AttemptOutcome } from '#lib/activity';
import type { AttemptRecord, FaultKind, HoldingLayer, RequestKind } from '#lib/routing';

/** How an attempt ended, in words. */
export const OUTCOME_WORDS: Readonly<Record<AttemptOutcome, string>> = {
  answered: 'Answered',
  throttled: 'Throttled',
  failed: 'Failed',
  cancelled: 'Stopped',
  unknown: 'Unknown: the browser ended it',
};

/** What a request was for, in words. */
export const KIND_WORDS: Readonly<Record<RequestKind, string>> = {
  chat: 'Question',
  selection: 'Selection',
  section: 'Section',
  probe: 'Test of the model',
};

const FAULT_WORDS: Readonly<Record<FaultKind, string>> = {
  throttled: 'the model’s quota was used up',
  'not-ready': 'the model was still loading',
  transient: 'the connection or the service failed',
  request: 'the request was refused as invalid',
  'route-limitation': 'the model cannot do what was asked',
  'quota-exceeded': 'the account’s quota for the model is used up',
  access: 'there is no access to the model',
  'not-found': 'there is no such model in this region',
  credentials: 'the credentials were refused',
  malformed: 'the model broke off its answer',
  cancelled: 'it was stopped',
};

const LAYER_WORDS: Readonly<Record<HoldingLayer, string>> = {
  concurrency: 'a request in flight to end',
  'requests-per-minute': 'the limit of requests per minute',
  'token-budget': 'the limit of tokens per minute',
  'analysis-pace': 'the pace of its worker',
  'chat-pace': 'the pace of chat',
  routes: 'a model to become free',
  breaker: 'a model to recover',
  'retry-pause': 'a short pause to end',
  'pass-backoff': 'the next pass over all models',
  credentials: 'new credentials',
};

/** Why it failed; empty where it did not. */
export function faultWords({ fault }: AttemptRecord): string {
  return fault === null ? '' : FAULT_WORDS[fault.kind];
}

/** Where the request went next, and why. */
export function sequelWords(record: AttemptRecord): string {
  const { next } = record;
  const why = record.fault === null ? '' : `, because ${faultWords(record)}`;
  switch (next.kind) {
    case 'ended':
      return 'Nowhere: this was its last attempt';
    case 'called':
      return `To ${next.routeId} at once${why}`;
    case 'waiting':
      return `Waited for ${LAYER_WORDS[next.layer]}${why}`;
  }
}
