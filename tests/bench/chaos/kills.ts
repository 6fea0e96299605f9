import type { ReviewSnapshot } from '#lib/review';
import { randomStream } from '../routing/random.ts';
import { type Laboratory, pause } from './laboratory.ts';
import { addDamage, type Damage, damageOf, NO_DAMAGE, type Outcome, outcomeOf } from './outcome.ts';

/** What came of killing something again and again while documents were reviewed. */
export interface KillResult extends Damage {
  readonly kills: number;
  readonly reviews: number;
  /** Requests that a kill broke off. Others were answered, and the kill came before the answer was stored. */
  readonly brokenOff: number;
  /** Requests beyond those that an undisturbed review needs. */
  readonly repeated: number;
}

/** Kills at random moments, `kills` times in all, over as many reviews as that takes. */
export async function killAtRandom(
  lab: Laboratory,
  what: 'worker' | 'browser',
  kills: number,
  undisturbed: Outcome,
  note: (text: string) => void,
): Promise<KillResult> {
  const random = randomStream(1, what);
  let damage = NO_DAMAGE;
  let done = 0;
  let reviews = 0;
  let repeated = 0;
  const brokenBefore = lab.brokenOff();
  while (done < kills) {
    reviews += 1;
    const before = lab.calls();
    const reviewId = await lab.start(`${what}-${reviews}`);
    for (;;) {
      await pause(what === 'worker' ? 100 + random() * 1_200 : 300 + random() * 2_000);
      if ((await lab.state(reviewId)).review.status !== 'running' || done === kills) break;
      if (what === 'worker') await lab.browser().stopWorker();
      else await lab.killBrowser();
      done += 1;
      // A panel that lost its connection calls the worker back at once. Every other time it is left alone, and the next kill
      // meets it while it starts.
      if (done % 2 === 0) await lab.state(reviewId);
    }
    // Credentials are kept in memory only: after the browser, sections that lacked them are asked for again.
    const snapshot = await lab.finish(reviewId, what === 'browser' ? 3 : 0);
    const harm = damageOf(outcomeOf(snapshot), undisturbed);
    if (harm.sectionsLost > 0) note(`${snapshot.review.status}: ${describeLost(snapshot)}`);
    damage = addDamage(damage, harm);
    repeated += Math.max(0, lab.calls() - before - snapshot.review.counts.reviewed);
    note(`${what}: ${done} of ${kills} kills, ${reviews} reviews`);
    await lab.closeDocuments();
  }
  return { ...damage, kills: done, reviews, brokenOff: lab.brokenOff() - brokenBefore, repeated };
}

/** The sections that were not reviewed, and why. */
function describeLost({ sections }: ReviewSnapshot): string {
  return sections
    .filter(({ status, skipReason }) => status !== 'reviewed' && skipReason !== 'no-text')
    .map(({ heading, status, problem }) => `${heading}: ${status} ${JSON.stringify(problem ?? {})}`)
    .join('; ');
}
