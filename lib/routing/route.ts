import type { KnownQuota } from './known-quota.ts';
import type { TokenPrices } from './token-prices.ts';

/** A model in a region, with its own quota. The order of a list of routes is their priority. */
export interface Route {
  /** `modelId@region`. */
  readonly id: string;
  readonly modelId: string;
  /** For people, e.g. `Claude Sonnet 4.5`. */
  readonly name: string;
  readonly region: string;
  /** How many tokens of quota one output token costs when a call is settled (5 for Claude 3.7 and later); 1 if absent. */
  readonly outputBurndown?: number;
  /** Where it is known; learned where it is absent. */
  readonly quota?: KnownQuota;
  /** Absent where the price is unknown; the route's calls then count as costing nothing. */
  readonly prices?: TokenPrices;
}

/** Limits on the client's own behaviour, in front of every route. */
export interface ClientLimits {
  /** Requests that may begin in any 60 s; further attempts of a request that has begun are not counted again. */
  readonly requestsPerMinute: number;
  /** Calls in flight at any moment. */
  readonly concurrentRequests: number;
  /** Tokens of calls begun in any 60 s: reserved before a call, settled with its real usage. */
  readonly tokensPerMinute: number;
  /** How long a request waits for a route, from when it first finds none; `DEFAULT_PATIENCE_MS` if absent. */
  readonly patienceMs?: number;
  /** Analyses (sections and selections) that may begin in any 60 s, for each analysis worker; 10 if absent. */
  readonly analysisPerMinute?: number;
  /** Analysis workers; 4 if absent. Analyses that name no worker share what all of them may do. */
  readonly analysisWorkers?: number;
  /** Chat turns that may begin in any 60 s; 15 if absent. */
  readonly chatPerMinute?: number;
}
