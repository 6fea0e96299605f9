import type { FaultFacts } from './fault-facts.ts';
import type { QuotaMark } from './quota-state.ts';
import type { ClientLimits, Route } from './route.ts';
import { createRouteState, type RouteState } from './route-state.ts';

/** Five minutes, so that a short exhaustion of all models is waited out rather than reported (M6). */
export const DEFAULT_PATIENCE_MS = 300_000;

/** The form of the stored state; older ones are migrated by `readManagerState`. */
export const MANAGER_STATE_VERSION = 2;

/** Each analysis worker's requests per minute, how many such workers there are, and chat's requests per minute (M7). */
export const DEFAULT_ANALYSIS_PER_MINUTE = 10;
export const DEFAULT_ANALYSIS_WORKERS = 4;
export const DEFAULT_CHAT_PER_MINUTE = 15;

/** What a request is for. Earlier kinds go first; within a kind, the one submitted first. */
export const REQUEST_KINDS = ['chat', 'selection', 'section', 'probe'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/**
 * Why a request is not in flight, named by what holds it:
 * - `concurrency`, `requests-per-minute`, `token-budget`: the client's own limits, for all requests;
 * - `analysis-pace`, `chat-pace`: the client's own limits for one worker's analyses, and for chat;
 * - `routes`: every route it may still try is cooling down or disabled for a time;
 * - `breaker`: the same, and the breaker of one of them is open;
 * - `retry-pause`: the short pause after a transient fault;
 * - `pass-backoff`: every route was tried in vain, and the next pass over them has not begun;
 * - `credentials`: they are being refreshed.
 */
export const HOLDING_LAYERS = [
  'concurrency',
  'requests-per-minute',
  'token-budget',
  'analysis-pace',
  'chat-pace',
  'routes',
  'breaker',
  'retry-pause',
  'pass-backoff',
  'credentials',
] as const;
export type HoldingLayer = (typeof HOLDING_LAYERS)[number];

/** A call in flight. */
export interface AttemptState {
  readonly attemptId: string;
  readonly routeId: string;
  readonly startedAtMs: number;
  /** When visible output began. */
  readonly firstByteAtMs: number | null;
  /** The reservation that the route was charged, and what its charges were then. */
  readonly reservation: number;
  readonly mark: QuotaMark;
}

/** What a request has met so far. */
export interface RequestCourse {
  /** Whole passes over the routes that were in vain. */
  readonly passes: number;
  /** Transient failures per route in this pass. */
  readonly failuresByRoute: Readonly<Record<string, number>>;
  /** Routes given up for this pass. */
  readonly leftRouteIds: readonly string[];
  /** Routes that cannot serve this request at all. */
  readonly unfitRouteIds: readonly string[];
  /** The last fault that made a route unfit. */
  readonly unfitFault: (FaultFacts & { readonly routeId: string }) | null;
  /** When the routes given up may be tried again; null while the pass goes on. */
  readonly nextPassAtMs: number | null;
  readonly pauseEndsAtMs: number | null;
  /** The credentials fault for which a refresh was already asked. */
  readonly credentialsFault: (FaultFacts & { readonly routeId: string }) | null;
}

/** The course of a request that has met nothing yet. */
export const UNTROUBLED: RequestCourse = {
  passes: 0,
  failuresByRoute: {},
  leftRouteIds: [],
  unfitRouteIds: [],
  unfitFault: null,
  nextPassAtMs: null,
  pauseEndsAtMs: null,
  credentialsFault: null,
};

/**
 * A request that has not been completed. Its list of routes is its own: nothing here is shared with another request.
 * What does not apply is left out, since hundreds may wait and all are stored.
 */
export interface RequestState {
  readonly requestId: string;
  readonly kind: RequestKind;
  /** Input tokens as estimated, plus the most the answer may have (maxTokens). */
  readonly estimatedTokens: number;
  readonly submittedAtMs: number;
  /** When its patience ends, if the submitter says so; else it begins to run when it first finds no route. */
  readonly deadlineAtMs?: number | undefined;
  /** Which of the analysis workers it is for. */
  readonly worker?: string | undefined;
  /** Which version of which prompt asks, for the audit log. */
  readonly promptVersion?: string | undefined;
  /** Present: an answer that broke off after output was shown may not be replaced by a fresh one. */
  readonly keepsBrokenOutput?: true | undefined;
  readonly attempt?: AttemptState | undefined;
  /** Attempts begun so far; none if absent. */
  readonly attempts?: number | undefined;
  /** When it first found no route. */
  readonly waitingSinceAtMs?: number | undefined;
  readonly heldBy?: HoldingLayer | undefined;
  /** When the holding layer is expected to let go, if time alone makes it. */
  readonly heldUntilAtMs?: number | undefined;
  /** `UNTROUBLED` if absent. */
  readonly course?: RequestCourse | undefined;
}

/** What the request has met so far. */
export function courseOf(request: RequestState): RequestCourse {
  return request.course ?? UNTROUBLED;
}

/** The request with something more met. */
export function withCourse(request: RequestState, met: Partial<RequestCourse>): RequestState {
  return { ...request, course: { ...courseOf(request), ...met } };
}

/** One call in the ledger of the last 60 s. */
export interface LedgerEntry {
  /** Absent once the call is settled. */
  readonly attemptId?: string;
  readonly startedAtMs: number;
  /** Present where another call had begun the request before. */
  readonly isContinuation?: boolean;
  /** Reserved while the call is in flight or its cost unknown; the real cost after. */
  readonly tokens: number;
  /** The pace that the request counts against, if it began one (`paceOf`). */
  readonly pace?: string | undefined;
}

/** What became of all requests, probes aside, since the state was created. */
export interface RequestTotals {
  readonly submitted: number;
  readonly answered: number;
  readonly answeredByPrimary: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Open when the worker was killed. */
  readonly dropped: number;
}

/**
 * Everything the model manager knows: plain data, so that it can be stored and restored at any point.
 *
 * Each field whose name ends in `AtMs` is a moment in epoch milliseconds (`shiftMoments` relies on it); each other
 * `Ms` is a length. Nothing changes by itself: what has run out is seen when it is read.
 */
export interface ManagerState {
  readonly version: typeof MANAGER_STATE_VERSION;
  /** The latest moment the state was told about. */
  readonly seenAtMs: number;
  readonly limits: Required<ClientLimits>;
  /** In order of priority. */
  readonly routes: readonly RouteState[];
  /** In the order in which they are served: by kind, then by arrival. */
  readonly requests: readonly RequestState[];
  readonly ledger: readonly LedgerEntry[];
  readonly refreshingCredentials: boolean;
  readonly credentialsRefreshedAtMs: number | null;
  /** Since when no route is open; null while one is. */
  readonly exhaustedAtMs: number | null;
  /** When a probe last called a route; null if none ever did. */
  readonly probedAtMs: number | null;
  /** The wake-up that was asked for last. */
  readonly wakeAtMs: number | null;
  readonly totals: RequestTotals;
}

/** A manager that has seen nothing. `routes` in order of priority. */
export function createManagerState(routes: readonly Route[], limits: ClientLimits): ManagerState {
  return {
    version: MANAGER_STATE_VERSION,
    seenAtMs: 0,
    limits: completeLimits(limits),
    routes: routes.map(createRouteState),
    requests: [],
    ledger: [],
    refreshingCredentials: false,
    credentialsRefreshedAtMs: null,
    exhaustedAtMs: null,
    probedAtMs: null,
    wakeAtMs: null,
    totals: { submitted: 0, answered: 0, answeredByPrimary: 0, failed: 0, cancelled: 0, dropped: 0 },
  };
}

/** Limits with every default filled in. */
export function completeLimits(limits: ClientLimits): Required<ClientLimits> {
  return {
    ...limits,
    patienceMs: limits.patienceMs ?? DEFAULT_PATIENCE_MS,
    analysisPerMinute: limits.analysisPerMinute ?? DEFAULT_ANALYSIS_PER_MINUTE,
    analysisWorkers: limits.analysisWorkers ?? DEFAULT_ANALYSIS_WORKERS,
    chatPerMinute: limits.chatPerMinute ?? DEFAULT_CHAT_PER_MINUTE,
  };
}
