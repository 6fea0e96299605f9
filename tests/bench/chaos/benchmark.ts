import type { Benchmark } from '../benchmark.ts';
import { type CrowdResult, reviewCrowd } from './crowd.ts';
import { FAULTS } from './faults.ts';
import { type KillResult, killAtRandom } from './kills.ts';
import { type Laboratory, openLaboratory, pause, USUAL } from './laboratory.ts';
import { type Damage, damageOf, type Outcome, outcomeOf } from './outcome.ts';
import { measurePace, type PaceResult } from './pace.ts';

const SECTIONS = 40;
const WORKER_KILLS = 200;
const BROWSER_KILLS = 20;
const STOPS = 20;
/** Jobs that the engine works on at once: so many attempts may be in flight when something is killed. */
const WORKERS = 4;
/** After Stop, for so long no request may leave. */
const SILENCE_MS = 1_500;

interface FaultResult extends Damage {
  readonly fault: string;
  readonly calls: number;
}

interface StopResult {
  readonly stops: number;
  /** Requests that left after Stop had been answered. */
  readonly requestsAfter: number;
}

/** What is lost when things break (B8): the built extension in Chromium against the emulator. */
export const chaosBenchmark: Benchmark = {
  name: 'chaos',
  summary:
    'killed workers, killed browsers, faults on the wire, Stop: what is lost or shown twice (--cases: worker kills, 200)',
  run: async ({ cases }, note) => {
    let disturbed: Omit<ChaosResult, 'crowd' | 'pace'>;
    const lab = await openLaboratory(SECTIONS);
    try {
      lab.emulator.setScenario(USUAL);
      const undisturbed = outcomeOf(await lab.finish(await lab.start('undisturbed')));
      note(`undisturbed: ${undisturbed.sections.length} sections, ${undisturbed.findings.length} findings`);
      const workerKills = cases ?? WORKER_KILLS;
      const worker = await killAtRandom(lab, 'worker', workerKills, undisturbed, note);
      const browser = await killAtRandom(
        lab,
        'browser',
        Math.ceil((workerKills * BROWSER_KILLS) / WORKER_KILLS),
        undisturbed,
        note,
      );
      const faults: FaultResult[] = [];
      for (const [fault, scenario] of Object.entries(FAULTS)) {
        lab.emulator.setScenario(scenario);
        // What another fault was held against a model is no business of this one.
        await lab.browser().request('statistics.resetCooldowns', {});
        faults.push(await meetFault(lab, fault, undisturbed));
        note(`${fault}: done`);
      }
      lab.emulator.setScenario(USUAL);
      const stops = await stopAtRandom(lab);
      disturbed = { undisturbed, worker, browser, faults, stops };
    } finally {
      await lab.close();
    }
    const result = { ...disturbed, crowd: await reviewCrowd(note), pace: await measurePace(note) };
    const { undisturbed: _undisturbed, ...json } = result;
    return { json: [json], markdown: report(result) };
  },
};

async function meetFault(lab: Laboratory, fault: string, undisturbed: Outcome): Promise<FaultResult> {
  const before = lab.calls();
  const snapshot = await lab.finish(await lab.start(fault), 3);
  return { fault, calls: lab.calls() - before, ...damageOf(outcomeOf(snapshot), undisturbed) };
}

async function stopAtRandom(lab: Laboratory): Promise<StopResult> {
  let requestsAfter = 0;
  for (let stop = 1; stop <= STOPS; stop += 1) {
    const reviewId = await lab.start(`stop-${stop}`);
    await pause(100 * (stop % 7));
    await lab.browser().request('review.stop', { reviewId });
    const calls = lab.calls();
    await pause(SILENCE_MS);
    requestsAfter += lab.calls() - calls;
  }
  return { stops: STOPS, requestsAfter };
}

interface ChaosResult {
  readonly undisturbed: Outcome;
  readonly worker: KillResult;
  readonly browser: KillResult;
  readonly faults: readonly FaultResult[];
  readonly stops: StopResult;
  readonly crowd: CrowdResult;
  readonly pace: PaceResult;
}

function report({ undisturbed, worker, browser, faults, stops, crowd, pace }: ChaosResult): string {
  const damage = ({ sectionsLost, findingsTwice, findingsWrong }: Damage) =>
    `${sectionsLost} | ${findingsTwice} | ${findingsWrong}`;
  return [
    '# Chaos',
    '',
    `A document of ${undisturbed.sections.length} sections; undisturbed it has ${undisturbed.findings.length} findings. Compared byte for byte, moments and attempts apart.`,
    '',
    '| killed | kills | reviews | sections lost | findings twice | findings missing or wrong | requests broken off | requests repeated | most that were in flight |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...Object.entries({ worker, browser }).map(
      ([what, one]) =>
        `| ${what} | ${one.kills} | ${one.reviews} | ${damage(one)} | ${one.brokenOff} | ${one.repeated} | ${one.kills * WORKERS} |`,
    ),
    '',
    '| fault | requests | sections lost | findings twice | findings missing or wrong |',
    '|---|---:|---:|---:|---:|',
    ...faults.map((one) => `| ${one.fault} | ${one.calls} | ${damage(one)} |`),
    '',
    `${stops.stops} reviews stopped: ${stops.requestsAfter} requests left afterwards.`,
    '',
    `${crowd.documents} documents at once, a throttle every tenth request: ${crowd.reviewedAtOnce} of ${crowd.jobs} jobs reviewed without being asked for again. A selection made then was answered while ${crowd.waitingBehindSelection} jobs waited.`,
    '',
    `${pace.sections} sections, 15 of them of 2,000 words, within the usual limits: ${(pace.elapsedMs / 1_000).toFixed(1)} s, ${(pace.elapsedMs / pace.leastMs).toFixed(2)} times the least that four workers need at the models’ latency.`,
    '',
  ].join('\n');
}
