import type { Outage } from './server/health.ts';

/** Measures how soon a route is used again after its outages. */
export interface OutageWatch {
  /** A call that began then was answered by the route. */
  readonly noteSuccess: (startedAtMs: number) => void;
  /** For each outage that ended before the run did; one never recovered from counts up to the run's end. In seconds. */
  readonly recoveriesS: (endedAtMs: number) => readonly number[];
}

export function createOutageWatch(outages: readonly Outage[]): OutageWatch {
  const recoveredAtMs = outages.map(() => Number.POSITIVE_INFINITY);
  return {
    noteSuccess: (startedAtMs) => {
      outages.forEach(({ toMs }, index) => {
        if (startedAtMs >= toMs) recoveredAtMs[index] = Math.min(startedAtMs, recoveredAtMs[index] ?? startedAtMs);
      });
    },
    recoveriesS: (endedAtMs) =>
      outages.flatMap(({ toMs }, index) => {
        if (toMs >= endedAtMs) return [];
        return [(Math.min(endedAtMs, recoveredAtMs[index] ?? endedAtMs) - toMs) / 1_000];
      }),
  };
}
