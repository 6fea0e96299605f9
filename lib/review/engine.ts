import type { ActiveReview } from './active-review.ts';
import { createDecisionKeeper } from './decisions.ts';
import type { EnginePorts, ReviewEngine } from './engine-contract.ts';
import { compareWithDocument } from './freshness.ts';
import { excluded, isQueued, isRetryable, queuedAgain, stopped } from './job-fates.ts';
import { toProblem } from './model-problem.ts';
import { nextJob } from './next-job.ts';
import { createOpenReviews, isUnfinished } from './open-reviews.ts';
import { documentCheckJob } from './plan-document-check.ts';
import { selectionJob } from './plan-selection.ts';
import { prepareReview } from './prepare-review.ts';
import { concernsAllJobs, ProblemError } from './problem.ts';
import type { JobRecord } from './records.ts';
import { jobOf, reviewWork } from './review-work.ts';
import { runJob } from './run-job.ts';
import type { StoredReview } from './store.ts';
import type { Provider } from './views.ts';

/** How many sections are worked on at once, over all documents. */
const WORKERS = 4;

/**
 * The review engine: a queue of jobs in the store, four workers, progress pushed as it comes.
 *
 * Every change is made in memory first, at once, and then in the store: nothing can act on what is about to change
 * while the store is being written. Only findings are stored before they count.
 */
export function createReviewEngine(ports: EnginePorts): ReviewEngine {
  const { store, now, owner } = ports;
  const reviews = createOpenReviews(ports);
  const decisions = createDecisionKeeper({ store, earlierReview });
  const running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>();
  let idleWaiters: (() => void)[] = [];
  let areModelsFree = true;
  /** Null until it is known: an alarm of a former run may still be set. */
  let busy: boolean | null = null;

  async function update(active: ActiveReview, jobs: readonly JobRecord[]): Promise<void> {
    active.setJobs(jobs);
    endIfDone(active);
    await store.save(active.review(), jobs);
  }

  /** Answers whether the review has ended by this. */
  function endIfDone(active: ActiveReview): boolean {
    const jobs = active.jobs();
    const { status } = active.review();
    if ((status !== 'running' && status !== 'paused') || jobs.some(isUnfinished)) return false;
    const failed = jobs.some(({ state }) => state === 'failed') && !jobs.some(({ state }) => state === 'reviewed');
    active.setReview({ ...active.review(), status: failed ? 'failed' : 'done', endedAtMs: now() });
    return true;
  }

  async function saveIfDone(active: ActiveReview): Promise<void> {
    if (endIfDone(active)) await store.save(active.review(), []);
  }

  /** Starts jobs while there are free workers; called after every change. */
  function pump(): void {
    while (running.size < WORKERS) {
      const job = nextJob(
        reviews
          .all()
          .filter(canGoOn)
          .map((active) => ({ startedAtMs: active.review().startedAtMs, jobs: active.jobs() })),
      );
      const active = job === null ? undefined : reviews.get(job.reviewId);
      if (job === null || active === undefined) break;
      launch(active, job);
    }
    setBusy(running.size > 0 || reviews.all().some(isHeld));
  }

  function canGoOn(active: ActiveReview): boolean {
    const { status, provider } = active.review();
    return status === 'running' && (areModelsFree || provider === 'on-device');
  }

  /** Whether it has work that only waits for a model. */
  function isHeld(active: ActiveReview): boolean {
    return active.review().status === 'running' && !canGoOn(active) && active.jobs().some(isQueued);
  }

  function launch(active: ActiveReview, queued: JobRecord): void {
    const controller = new AbortController();
    const { problem: _problem, ...rest } = queued;
    const job: JobRecord = { ...rest, state: 'running', owner, runs: queued.runs + 1 };
    const done = work(active, job, controller.signal)
      .catch((error: unknown) => fail(active, job, error, controller.signal))
      // The failure itself could not be stored: memory knows it, and the next run of the worker repeats the job.
      .catch(() => undefined)
      .finally(() => {
        running.delete(job.id);
        pump();
      });
    running.set(job.id, { controller, done });
  }

  async function work(active: ActiveReview, job: JobRecord, signal: AbortSignal): Promise<void> {
    await update(active, [job]);
    signal.throwIfAborted();
    const reviewer = ports.reviewerFor(active.review().provider);
    const tools = { reviewer, work: await reviewWork(active, job, earlierReview) };
    const { verdict, findings } = await runJob(active, job, tools, signal);
    const { risk, reasoning, summary } = verdict;
    const kept = summary === undefined ? {} : { summary };
    const reviewed: JobRecord = { ...job, state: 'reviewed', risk, reasoning, ...kept };
    await store.completeJob(reviewed, findings, active.review());
    active.replaceFindings(job.sectionId, findings);
    active.setJobs([reviewed]);
    await decisions.inherit(active, findings);
    await saveIfDone(active);
  }

  /** Null where it has been deleted: then there is nothing to take over. */
  async function earlierReview(reviewId: string): Promise<StoredReview | null> {
    const active = await reviews.open(reviewId).catch(() => null);
    return active === null ? null : active.stored();
  }

  async function fail(active: ActiveReview, job: JobRecord, error: unknown, signal: AbortSignal): Promise<void> {
    active.takeBack(job.sectionId);
    if (signal.aborted) return update(active, [stopped(job)]);
    if (ports.isStopping(error)) return update(active, [queuedAgain(job)]);
    const problem = toProblem(error);
    if (problem.code === 'models-exhausted' && !areModelsFree) return update(active, [queuedAgain(job)]);
    const others = concernsAllJobs(problem) ? active.jobs().filter(isQueued) : [];
    await update(
      active,
      [job, ...others].map((failed) => ({ ...failed, state: 'failed', problem })),
    );
  }

  /** Queues jobs (again) and sets their review running; one that is being worked on goes on as it is. */
  async function enqueue(active: ActiveReview, jobs: readonly JobRecord[], provider: Provider): Promise<void> {
    const idle = jobs.filter(({ id }) => !running.has(id));
    if (idle.length === 0) return;
    const { endedAtMs: _ended, ...review } = active.review();
    active.setReview({ ...review, provider, status: 'running' });
    const saved = update(active, idle.map(queuedAgain));
    pump();
    await saved;
  }

  async function stop(reviewId: string): Promise<void> {
    const active = await reviews.open(reviewId);
    const { status } = active.review();
    if (status !== 'running' && status !== 'paused') return;
    active.setReview({ ...active.review(), status: 'stopped', endedAtMs: now() });
    const skipped = active.jobs().filter(isQueued).map(stopped);
    active.setJobs(skipped);
    const ours = active.jobs().flatMap(({ id }) => running.get(id) ?? []);
    for (const { controller } of ours) controller.abort();
    pump();
    await Promise.all([store.save(active.review(), skipped), ...ours.map(({ done }) => done)]);
  }

  async function deleteReviews(reviewIds: readonly string[]): Promise<void> {
    // What cannot be read cannot be at work either, and is deleted all the same.
    await Promise.all(reviewIds.map((reviewId) => stop(reviewId).catch(() => undefined)));
    await store.deleteReviews(reviewIds);
    reviews.forget(reviewIds);
  }

  function setBusy(next: boolean): void {
    if (next !== busy) {
      busy = next;
      ports.onBusyChanged(busy);
    }
    if (!busy) {
      for (const resolve of idleWaiters) resolve();
      idleWaiters = [];
    }
  }

  return {
    start: async (outline, request) => {
      const stored = await prepareReview(outline, request, ports, earlierReview);
      await store.create(stored);
      const active = reviews.adopt(stored);
      await saveIfDone(active);
      pump();
      return stored.review.id;
    },

    addSelection: async (reviewId, selection, provider) => {
      const active = await reviews.open(reviewId);
      const job = selectionJob(reviewId, selection, active.jobs());
      await enqueue(active, [job], provider);
      return job.sectionId;
    },

    checkDocument: async (reviewId) => {
      const active = await reviews.open(reviewId);
      const { provider } = active.review();
      if (provider === 'on-device') throw new ProblemError({ code: 'model-needed' });
      await enqueue(active, [documentCheckJob(active.document, active.jobs())], provider);
    },

    pause: async (reviewId) => {
      const active = await reviews.open(reviewId);
      if (active.review().status !== 'running') return;
      active.setReview({ ...active.review(), status: 'paused' });
      await store.save(active.review(), []);
    },

    resumeReview: async (reviewId) => {
      const active = await reviews.open(reviewId);
      if (active.review().status !== 'paused') return;
      active.setReview({ ...active.review(), status: 'running' });
      endIfDone(active);
      const saved = store.save(active.review(), []);
      pump();
      await saved;
    },

    exclude: async (reviewId, sectionId, isExcluded) => {
      const active = await reviews.open(reviewId);
      const job = jobOf(active, sectionId);
      if (job.skipReason === 'no-text' || (job.skipReason === 'excluded') === isExcluded) return;
      if (!isExcluded) return enqueue(active, [job], active.review().provider);
      const inProgress = running.get(job.id);
      inProgress?.controller.abort();
      await inProgress?.done;
      const left = excluded(job);
      active.setJobs([left]);
      active.replaceFindings(sectionId, []);
      endIfDone(active);
      await store.completeJob(left, [], active.review());
    },

    decide: async (reviewId, findingIds, decision) => {
      const active = await reviews.open(reviewId);
      const decided = decision === null ? null : { ...decision, decidedAtMs: now() };
      await decisions.save(
        active,
        findingIds.map((findingId) => ({ findingId, decision: decided })),
      );
    },

    compare: async (reviewId, outline) => {
      const active = await reviews.open(reviewId);
      active.setFreshness(compareWithDocument(active.jobs(), outline.sections));
    },

    stop,
    stopAll: async () => void (await Promise.all(reviews.all().map((active) => stop(active.review().id)))),
    deleteReviews,
    isRunning: (reviewId) => reviews.get(reviewId)?.review().status === 'running',
    retry: async (reviewId, provider) => {
      const active = await reviews.open(reviewId);
      await enqueue(active, active.jobs().filter(isRetryable), provider);
    },

    workOf: async (reviewId, sectionId) => {
      const active = await reviews.open(reviewId);
      return reviewWork(active, jobOf(active, sectionId), earlierReview);
    },

    beginning: reviews.beginning,
    snapshot: async (reviewId) => (await reviews.open(reviewId)).snapshot(),

    setModelsFree: (areFree) => {
      if (areFree === areModelsFree) return;
      areModelsFree = areFree;
      pump();
    },

    resume: async () => {
      for (const reviewId of await store.listRunning()) {
        // One review that cannot be read must not keep the others from going on.
        await reviews
          .open(reviewId)
          .then(saveIfDone)
          .catch(() => undefined);
      }
      pump();
    },

    recordAttempt: (jobId, attempt) => {
      const active = reviews.get(jobId.split('/')[0] ?? '');
      if (active === undefined) return;
      const { totals, ...review } = active.review();
      active.setReview({
        ...review,
        totals: {
          attempts: totals.attempts + 1,
          throttles: totals.throttles + Number(attempt.throttled),
          inputTokens: totals.inputTokens + attempt.inputTokens,
          outputTokens: totals.outputTokens + attempt.outputTokens,
          costUsd: totals.costUsd + attempt.costUsd,
        },
      });
    },

    whenIdle: () => (busy === true ? new Promise((resolve) => idleWaiters.push(resolve)) : Promise.resolve()),
  };
}
