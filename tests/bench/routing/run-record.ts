/** One call, as it happened. Virtual milliseconds. */
export interface CallRecord {
  readonly requestId: string;
  readonly routeIndex: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** 200 for an answer. */
  readonly status: number;
}

/** How one request ended. */
export interface RequestRecord {
  readonly id: string;
  readonly arrivedAtMs: number;
  readonly endedAtMs: number;
  /** Null: it failed. */
  readonly servedBy: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Everything that happened in one run of one policy with one seed. */
export interface RunRecord {
  readonly requests: readonly RequestRecord[];
  /** In the order in which they started. */
  readonly calls: readonly CallRecord[];
  /** Seconds in which the first route was well and unused, and a request of mean size would have been kept away. */
  readonly falseBlockS: number;
  /** From the end of each outage of the first route to the start of its next success, in seconds. */
  readonly recoveriesS: readonly number[];
  readonly endedAtMs: number;
}
