/** A route as every policy knows it: not its quota, unless the scenario tells it. */
export interface PolicyRoute {
  /** The scenario's id; the order of a list of routes is their priority. */
  readonly id: string;
  /** Tokens of quota that one output token costs when a call is settled: a published fact of the model. */
  readonly burndown: number;
  /** Given only when the scenario's quota carries `told`. */
  readonly toldQuota: ToldQuota | null;
}

export interface ToldQuota {
  readonly kind: 'bucket' | 'window';
  /** Null where that dimension has no limit. */
  readonly tokensPerMinute: number | null;
  readonly requestsPerMinute: number | null;
}

/** A request as a policy sees it. All times are virtual milliseconds since the start, whole numbers. */
export interface PolicyRequest {
  readonly id: string;
  readonly arrivedAtMs: number;
  /** Arrival plus patience: no attempt may start after it. */
  readonly deadlineAtMs: number;
  /** Input tokens as the client estimates them, some 10 % off. */
  readonly estimatedInputTokens: number;
  readonly maxTokens: number;
}

/** How one call ended. */
export type CallResult =
  | { readonly ok: true; readonly inputTokens: number; readonly outputTokens: number }
  /** `status`: 429 for a throttle, else the HTTP status of an outage. */
  | { readonly ok: false; readonly status: number; readonly retryAfterMs: number | null };

/** What a policy may do, and all that it may know. */
export interface PolicyContext {
  /** In order of priority. */
  readonly routes: readonly PolicyRoute[];
  /** How long a request waits in all, from its arrival. */
  readonly patienceMs: number;
  readonly now: () => number;
  /** 0 ≤ x < 1, from a stream of the policy's own. */
  readonly random: () => number;
  /** Calls a route for a request that has no call in flight. */
  readonly start: (request: PolicyRequest, routeIndex: number) => void;
  /** Gives a request up. */
  readonly fail: (request: PolicyRequest) => void;
  /** `woken` will be called then; any number of wake-ups may be pending. */
  readonly wakeAt: (atMs: number) => void;
}

/**
 * A routing policy under test. Requests reach it through the client's limits, which are the same for every policy. A
 * success completes its request; after anything else the policy decides.
 */
export interface Policy {
  /** A request has passed the client's limits. */
  readonly admitted: (request: PolicyRequest) => void;
  /** A call has ended. On success the request is already complete. */
  readonly settled: (request: PolicyRequest, routeIndex: number, result: CallResult) => void;
  /** A moment asked for with `wakeAt` has come. */
  readonly woken: () => void;
  /** Patience has ended between two calls: the request is over and must be forgotten. */
  readonly expired: (request: PolicyRequest) => void;
  /** Whether a request of this size, arriving now, would not be sent to the first route at once. Changes nothing. */
  readonly keepsAwayFromFirst: (probe: PolicyRequest) => boolean;
}

/** The true state of the servers now, for oracles only. */
export interface ServerView {
  /** Whether a call starting now would be answered: the route is healthy and its quota has room for the reservation. */
  readonly wouldAccept: (routeIndex: number, request: PolicyRequest) => boolean;
}

/** A policy by name. `create` is called once for each run; runs share nothing. */
export interface PolicyDefinition {
  /** As in the results, kebab-case. */
  readonly name: string;
  /** For people, one line. */
  readonly title: string;
  /** The policy is given every quota, whatever the scenario says. */
  readonly isTold?: boolean;
  /** Only oracles look at `servers`. */
  readonly create: (context: PolicyContext, servers: ServerView) => Policy;
}
