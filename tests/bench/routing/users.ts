import type { Scenario } from './scenario-schema.ts';
import { drawJob, type Job, openArrivalsMs, thinkTimeMs } from './workload.ts';

/** What users need of the world. */
export interface UserPorts {
  readonly at: (atMs: number, run: () => void) => void;
  /** A request arrives now; `whenOver` is called with the moment at which it ends. */
  readonly arrive: (job: Job, whenOver: (now: number) => void) => void;
}

export interface Users {
  /** Whether another request may still arrive, if those that are open end. */
  readonly moreToCome: () => boolean;
}

/** Lets the scenario's requests arrive. */
export function startUsers(scenario: Scenario, seed: number, ports: UserPorts): Users {
  const { arrivals } = scenario;
  return arrivals.kind === 'closed'
    ? startClosedLoop(scenario, arrivals, seed, ports)
    : startOpenStream(scenario, seed, ports);
}

function startOpenStream(scenario: Scenario, seed: number, ports: UserPorts): Users {
  const moments = openArrivalsMs(scenario, seed);
  let arrived = 0;
  moments.forEach((atMs, ordinal) => {
    ports.at(atMs, () => {
      arrived += 1;
      ports.arrive(drawJob(scenario, seed, 0, ordinal), () => {});
    });
  });
  return { moreToCome: () => arrived < moments.length };
}

/** Each user thinks, asks, waits for the answer, and thinks again, until so many requests were made or time is up. */
function startClosedLoop(
  scenario: Scenario,
  { users, requests, thinkTimeS }: Extract<Scenario['arrivals'], { kind: 'closed' }>,
  seed: number,
  ports: UserPorts,
): Users {
  let arrived = 0;
  let thinking = 0;
  const think = (user: number, ordinal: number, now: number): void => {
    thinking += 1;
    const askAtMs = now + thinkTimeMs(seed, user, ordinal, thinkTimeS);
    ports.at(askAtMs, () => {
      thinking -= 1;
      if (arrived >= requests || askAtMs > scenario.durationS * 1_000) return;
      arrived += 1;
      ports.arrive(drawJob(scenario, seed, user, ordinal), (endedAtMs) => think(user, ordinal + 1, endedAtMs));
    });
  };
  for (let user = 0; user < users; user++) think(user, 0, 0);
  return { moreToCome: () => thinking > 0 && arrived < requests };
}
