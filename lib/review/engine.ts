import type { Outline } from '#lib/outline';
import { findPlaybook, type Playbook, RISK_PLAYBOOK } from '#lib/playbooks';
import type { ActiveReview } from './active-review.ts';
import type { ReviewEvent } from './events.ts';
import { toProblem } from './model-problem.ts';
import { nextJob } from './next-job.ts';
import { createOpenReviews, isUnfinished } from './open-reviews.ts';
import { planReview } from './plan-review.ts';
import { type SelectionPlan, selectionJob } from './plan-selection.ts';
import type { Problem } from './problem.ts';
import type { JobRecord } from './records.ts';
import { runJob } from './run-job.ts';
import type { SectionReviewer } from './section-reviewer.ts';
import type { ReviewStore } from './store.ts';
import type { Provider, ReviewSnapshot } from './views.ts';

/** How many sections are worked on at once, over all documents. */
const WORKERS = 4;

export interface EnginePorts {
  readonly store: ReviewStore;
  readonly now: () => number;
  readonly newId: () => string;
  /** Names this run of the worker: jobs held by another run are free to be taken up again. */
  readonly owner: string;
  readonly reviewerFor: (provider: Provider) => SectionReviewer;
  readonly publish: (event: ReviewEvent) => void;
  /** Called when the engine gets work or runs out of it, and first when it knows which. */
  readonly onBusyChanged: (busy: boolean) => void;
}

/** What one attempt adds to a review's totals. */
export interface AttemptTotals {
  readonly throttled: boolean;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
}

export interface ReviewEngine {
  /** Queues every section of a document and answers with the review's id; work goes on by itself. */
  readonly start: (outline: Outline, tabId: number, provider: Provider, playbook: Playbook) => Promise<string>;
  /** Queues a selection in front of everything else, in the given review; the review goes on with this provider. */
  readonly addSelection: (reviewId: string, selection: SelectionPlan, provider: Provider) => Promise<string>;
  /** Ends a review's work; resolves when nothing more can leave. Queued sections become skipped. */
  readonly stop: (reviewId: string) => Promise<void>;
  /** Queues failed and stopped sections again; the review goes on with this provider. */
  readonly retry: (reviewId: string, provider: Provider) => Promise<void>;
  /** @throws {ProblemError} `not-found`. */
  readonly snapshot: (reviewId: string) => Promise<ReviewSnapshot>;
  /** Told whether any model can take a request: while none can, what needs one stays queued, and is kept. */
  readonly setModelsFree: (areFree: boolean) => void;
  /** Takes up what a former run of the worker left unfinished. */
  readonly resume: () => Promise<void>;
  /** Adds an attempt of a job to its review's totals. */
  readonly recordAttempt: (jobId: string, totals: AttemptTotals) => void;
  /** Resolves when there is no queued or running job. */
  readonly whenIdle: () => Promise<void>;
}

/**
 * The review engine: a queue of jobs in the store, four workers, progress pushed as it comes.
 *
 * Every change is made in memory first, at once, and then in the store: nothing can act on what is about to change
 * while the store is being written. Only findings are stored before they count.
 */
export function createReviewEngine(ports: EnginePorts): ReviewEngine {
  const { store, now, owner } = ports;
  const reviews = createOpenReviews(ports);
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
    if (active.review().status !== 'running' || jobs.some(isUnfinished)) return false;
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
    const { provider, playbook } = active.review();
    const reviewer = ports.reviewerFor(provider);
    const chosen = findPlaybook(playbook.split('@')[0] ?? '') ?? RISK_PLAYBOOK;
    const { verdict, findings } = await runJob(active, job, reviewer, chosen, signal);
    const reviewed: JobRecord = { ...job, state: 'reviewed', risk: verdict.risk, reasoning: verdict.reasoning };
    await store.completeJob(reviewed, findings, active.review());
    active.replaceFindings(job.sectionId, findings);
    active.setJobs([reviewed]);
    await saveIfDone(active);
  }

  async function fail(active: ActiveReview, job: JobRecord, error: unknown, signal: AbortSignal): Promise<void> {
    active.takeBack(job.sectionId);
    if (signal.aborted) return update(active, [stopped(job)]);
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
    start: async (outline, tabId, provider, playbook) => {
      const stored = planReview(outline, { reviewId: ports.newId(), tabId, provider, playbook, now: now() });
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

    stop: async (reviewId) => {
      const active = await reviews.open(reviewId);
      if (active.review().status !== 'running') return;
      active.setReview({ ...active.review(), status: 'stopped', endedAtMs: now() });
      const skipped = active.jobs().filter(isQueued).map(stopped);
      active.setJobs(skipped);
      const ours = active.jobs().flatMap(({ id }) => running.get(id) ?? []);
      for (const { controller } of ours) controller.abort();
      pump();
      await Promise.all([store.save(active.review(), skipped), ...ours.map(({ done }) => done)]);
    },

    retry: async (reviewId, provider) => {
      const active = await reviews.open(reviewId);
      await enqueue(active, active.jobs().filter(isRetryable), provider);
    },

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
      const review = active.review();
      const { totals } = review;
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

function isQueued({ state }: JobRecord): boolean {
  return state === 'queued';
}

function isRetryable({ state, skipReason }: JobRecord): boolean {
  return state === 'failed' || (state === 'skipped' && skipReason === 'stopped');
}

function stopped(job: JobRecord): JobRecord {
  return { ...job, state: 'skipped', skipReason: 'stopped' };
}

function queuedAgain({ owner: _owner, problem: _problem, skipReason: _reason, ...job }: JobRecord): JobRecord {
  return { ...job, state: 'queued' };
}

/** Problems that every other section would meet too: asking again for each would only repeat them. */
function concernsAllJobs({ code }: Problem): boolean {
  return (
    code === 'credentials-missing' ||
    code === 'credentials-rejected' ||
    code === 'credentials-expired' ||
    code === 'hosts-not-allowed' ||
    code === 'endpoint-unreachable' ||
    code === 'models-unusable'
  );
}
