import { exponential, type Random, randomStream } from '../random.ts';
import type { ScenarioRoute } from '../scenario-schema.ts';

/** An outage with its end decided, in milliseconds. */
export interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
  readonly status: number;
}

/** Whether a route answers, apart from its quota. Asked with moments that never go back. */
export interface Health {
  readonly outages: readonly Outage[];
  /** The status with which every call is refused now; null when none is. */
  readonly refusalAt: (now: number) => number | null;
}

/** Outages as the scenario says; throttle episodes of one length, with exponential gaps between them. */
export function createHealth(route: ScenarioRoute, seed: number, routeIndex: number): Health {
  const lengths = randomStream(seed, 'outages', routeIndex);
  const outages = route.outages.map((outage) => {
    const drawn = lengths();
    const toS =
      'toS' in outage
        ? outage.toS
        : outage.fromS + outage.lengthS.min + drawn * (outage.lengthS.max - outage.lengthS.min);
    return { fromMs: outage.fromS * 1_000, toMs: toS * 1_000, status: outage.status };
  });
  const isInEpisode = createEpisodes(route.episodes, randomStream(seed, 'episodes', routeIndex));
  return {
    outages,
    refusalAt: (now) => {
      const outage = outages.find(({ fromMs, toMs }) => fromMs <= now && now < toMs);
      return outage?.status ?? (isInEpisode(now) ? 429 : null);
    },
  };
}

function createEpisodes(episodes: ScenarioRoute['episodes'], random: Random): (now: number) => boolean {
  if (episodes === undefined) return () => false;
  const { lengthS, everyS } = episodes;
  let startsAtMs = 1_000 * exponential(random, everyS);
  return (now) => {
    while (now >= startsAtMs + 1_000 * lengthS) startsAtMs += 1_000 * (lengthS + exponential(random, everyS));
    return now >= startsAtMs;
  };
}
