import type { Fault, TokenUsage } from './fault.ts';
import type { RequestKind } from './manager-state.ts';
import type { ClientLimits, Route } from './route.ts';

/** What the manager is told. Events about attempts or requests that are not open are ignored. */
export type ManagerEvent =
  /** Settings changed: routes keep what is known of them by id; disabled ones get another chance. */
  | { readonly kind: 'routes-configured'; readonly routes: readonly Route[] }
  | { readonly kind: 'limits-configured'; readonly limits: ClientLimits }
  | {
      readonly kind: 'request-submitted';
      /** Unique for all time: attempt ids are made from it. */
      readonly requestId: string;
      readonly requestKind: RequestKind;
      /** Input tokens as estimated, plus the most the answer may have (maxTokens). */
      readonly estimatedTokens: number;
      readonly restartAfterOutput: boolean;
      /** When its patience ends: from arrival on, say. If absent, patience runs from when it first finds no route. */
      readonly deadlineAtMs?: number;
      /** Which analysis worker asks: each has a pace of its own. */
      readonly worker?: string;
      /** Which version of which prompt asks; only kept, for the audit log. */
      readonly promptVersion?: string;
    }
  /** Visible output began. */
  | { readonly kind: 'attempt-first-byte'; readonly attemptId: string }
  | { readonly kind: 'attempt-succeeded'; readonly attemptId: string; readonly usage: TokenUsage }
  /** `usage` where it is known all the same, as after a malformed answer; null where it is not. */
  | {
      readonly kind: 'attempt-failed';
      readonly attemptId: string;
      readonly fault: Fault;
      readonly usage: TokenUsage | null;
    }
  | { readonly kind: 'request-cancelled'; readonly requestId: string }
  /** A timer or an alarm fired. */
  | { readonly kind: 'time-advanced' }
  /** A person asked for it: cooldowns and timed disablements end, waiting requests look again. */
  | { readonly kind: 'cooldowns-reset' }
  | { readonly kind: 'credentials-refreshed'; readonly ok: boolean }
  /**
   * The worker was killed and has come back with this state. What was in flight is neither a success nor a throttle,
   * and its budget stays spent; open requests are dropped, to be submitted again under new ids.
   */
  | { readonly kind: 'restarted' };
