/**
 * What went wrong with one attempt, as far as routing is concerned:
 * - `throttled`: the route's quota; next route at once;
 * - `not-ready`: the model is loading (429 without being a quota signal); short wait, same route;
 * - `transient`: capacity, time-out, network, stream error; retried on the route, then the next route;
 * - `request`: the request itself is at fault; no route can help;
 * - `route-limitation`: this route cannot do what the request asks, another may; next route;
 * - `quota-exceeded`: a hard account quota of the route; disabled for long, next route;
 * - `access`, `not-found`: this route is not usable with these settings; disabled until settings change, next route;
 * - `credentials`: expired or wrong for every route; refreshed once, then a clear error;
 * - `malformed`: the model broke off its own output (stop reasons that mean failure); next route;
 * - `cancelled`: stopped by us.
 */
export type FaultKind =
  | 'throttled'
  | 'not-ready'
  | 'transient'
  | 'request'
  | 'route-limitation'
  | 'quota-exceeded'
  | 'access'
  | 'not-found'
  | 'credentials'
  | 'malformed'
  | 'cancelled';

/** A failed attempt, as plain data. */
export interface Fault {
  readonly kind: FaultKind;
  /** The service's exception name or our own: `ThrottlingException`, `NetworkError`, `StreamCut`, … */
  readonly code: string;
  /** The service's message, for the audit log and the reasons shown to a person; never contains a secret. */
  readonly message: string;
  /** HTTP status where there was a response. */
  readonly status?: number;
  /** From Retry-After, in milliseconds. */
  readonly retryAfterMs?: number;
  /** True once visible output was emitted: the answer must not be continued by another model. */
  readonly emittedOutput: boolean;
}

/** Real token counts from usage metadata. `inputTokens` excludes cache reads and writes, as on the wire. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}
