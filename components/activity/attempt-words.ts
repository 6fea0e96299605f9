import { t } from '@lingui/core/macro';
import type { AttemptOutcome } from '#lib/activity';
import type { AttemptRecord, HoldingLayer, RequestKind } from '#lib/routing';

/** How an attempt ended, in words. */
export function outcomeWords(outcome: AttemptOutcome): string {
  switch (outcome) {
    case 'answered':
      return t`Answered`;
    case 'throttled':
      return t`Throttled`;
    case 'failed':
      return t`Failed`;
    case 'cancelled':
      return t`Stopped`;
    case 'unknown':
      return t`Unknown: the browser ended it`;
  }
}

/** What a request was for, in words. */
export function kindWords(kind: RequestKind): string {
  switch (kind) {
    case 'chat':
      return t`Question`;
    case 'selection':
      return t`Selection`;
    case 'section':
      return t`Section`;
    case 'probe':
      return t`Test of the model`;
  }
}

/** Why it failed; empty where it did not. */
export function faultWords({ fault }: AttemptRecord): string {
  switch (fault?.kind) {
    case undefined:
      return '';
    case 'throttled':
      return t`the model’s quota was used up`;
    case 'not-ready':
      return t`the model was still loading`;
    case 'transient':
      return t`the connection or the service failed`;
    case 'request':
      return t`the request was refused as invalid`;
    case 'route-limitation':
      return t`the model cannot do what was asked`;
    case 'quota-exceeded':
      return t`the account’s quota for the model is used up`;
    case 'access':
      return t`there is no access to the model`;
    case 'not-found':
      return t`there is no such model in this region`;
    case 'credentials':
      return t`the credentials were refused`;
    case 'malformed':
      return t`the model broke off its answer`;
    case 'cancelled':
      return t`it was stopped`;
  }
}

function layerWords(layer: HoldingLayer): string {
  switch (layer) {
    case 'concurrency':
      return t`a request in flight to end`;
    case 'requests-per-minute':
      return t`the limit of requests per minute`;
    case 'token-budget':
      return t`the limit of tokens per minute`;
    case 'analysis-pace':
      return t`the pace of its worker`;
    case 'chat-pace':
      return t`the pace of chat`;
    case 'routes':
      return t`a model to become free`;
    case 'breaker':
      return t`a model to recover`;
    case 'retry-pause':
      return t`a short pause to end`;
    case 'pass-backoff':
      return t`the next pass over all models`;
    case 'credentials':
      return t`new credentials`;
  }
}

/** Where the request went next, and why. */
export function sequelWords(record: AttemptRecord): string {
  const { next } = record;
  const reason = faultWords(record);
  switch (next.kind) {
    case 'ended':
      return t`Nowhere: this was its last attempt`;
    case 'called': {
      const { routeId } = next;
      return reason === '' ? t`To ${routeId} at once` : t`To ${routeId} at once, because ${reason}`;
    }
    case 'waiting': {
      const awaited = layerWords(next.layer);
      return reason === '' ? t`Waited for ${awaited}` : t`Waited for ${awaited}, because ${reason}`;
    }
  }
}
