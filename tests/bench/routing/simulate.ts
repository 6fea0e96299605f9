import { createClientGate } from './client-gate.ts';
import { createEventQueue } from './event-queue.ts';
import { createOutageWatch } from './outage-watch.ts';
import type { CallResult, PolicyContext, PolicyDefinition, PolicyRequest } from './policy.ts';
import { describeRoutes } from './policy-routes.ts';
import { randomStream } from './random.ts';
import type { CallRecord, RequestRecord, RunRecord } from './run-record.ts';
import type { Scenario } from './scenario-schema.ts';
import { createRouteServer } from './server/route-server.ts';
import { startUsers } from './users.ts';
import type { Job } from './workload.ts';

/** A refusal takes so long; an answer of a broken service so long. */
const THROTTLE_ANSWER_MS = 100;
const OUTAGE_ANSWER_MS = 200;
/** How often false blocks are looked for. */
const SAMPLE_MS = 1_000;

/** A request on its way. */
interface OpenRequest extends PolicyRequest {
  readonly job: Job;
  readonly reservedTokens: number;
  readonly whenOver: (now: number) => void;
  isInside: boolean;
  isCalling: boolean;
  isOver: boolean;
}

/**
 * Runs one policy through a scenario in virtual time. What chance decides depends on the seed alone: every policy meets the
 * same users, tokens, latencies, outages and other clients.
 */
export function simulate(scenario: Scenario, seed: number, definition: PolicyDefinition): RunRecord {
  const events = createEventQueue();
  const gate = createClientGate<OpenRequest>(scenario.clientLimits);
  const servers = scenario.routes.map((_route, index) => createRouteServer(scenario, seed, index));
  const outageWatch = createOutageWatch(servers[0]?.outages ?? []);
  const requests: RequestRecord[] = [];
  const calls: CallRecord[] = [];
  const open = new Map<string, OpenRequest>();
  let now = 0;
  let falseBlockS = 0;

  const letIn = (): void => {
    const againAtMs = gate.letIn(now, (request) => {
      request.isInside = true;
      policy.admitted(request);
    });
    if (againAtMs !== null) events.add(againAtMs, letIn);
  };

  /** Ends a request; the policy hears of it by other ways. What follows from it happens in an event of its own. */
  const end = (request: OpenRequest, servedBy: number | null): void => {
    if (request.isOver) return;
    request.isOver = true;
    open.delete(request.id);
    const { inputTokens, outputTokens } = request.job;
    const { id, arrivedAtMs } = request;
    requests.push({ id, arrivedAtMs, endedAtMs: now, servedBy, inputTokens, outputTokens });
    const burndown = servedBy === null ? 0 : (context.routes[servedBy]?.burndown ?? 1);
    if (request.isInside) gate.release(request, servedBy === null ? 0 : inputTokens + burndown * outputTokens);
    request.whenOver(now);
    events.add(now, letIn);
  };

  /** Patience has ended: a call in flight is waited for, anything else is over. */
  const expire = (request: OpenRequest): void => {
    if (request.isOver || request.isCalling) return;
    if (!gate.withdraw(request)) policy.expired(request);
    end(request, null);
  };

  const finishCall = (request: OpenRequest, routeIndex: number, result: CallResult): void => {
    request.isCalling = false;
    if (result.ok) end(request, routeIndex);
    policy.settled(request, routeIndex, result);
    if (now > request.deadlineAtMs) expire(request);
  };

  const start = (request: OpenRequest, routeIndex: number): void => {
    const server = servers[routeIndex];
    const { job } = request;
    if (request.isOver) return;
    if (server === undefined || request.isCalling || !request.isInside) {
      throw new Error(`${definition.name}: request ${request.id} cannot call route ${routeIndex} now`);
    }
    if (now > request.deadlineAtMs) {
      events.add(now, () => expire(request));
      return;
    }
    const startedAtMs = now;
    const verdict = server.begin(job, now);
    request.isCalling = true;
    const durationMs = verdict.ok
      ? (job.latenciesMs[routeIndex] ?? 0) + verdict.extraMs
      : verdict.status === 429
        ? THROTTLE_ANSWER_MS
        : OUTAGE_ANSWER_MS;
    const endsAtMs = Math.ceil(now + durationMs);
    const status = verdict.ok ? 200 : verdict.status;
    calls.push({ requestId: request.id, routeIndex, startedAtMs, endedAtMs: endsAtMs, status });
    events.add(endsAtMs, () => {
      if (!verdict.ok) {
        const { retryAfterMs } = verdict;
        finishCall(request, routeIndex, { ok: false, status, retryAfterMs });
        return;
      }
      server.settle(job, job.outputTokens, startedAtMs, now);
      if (routeIndex === 0) outageWatch.noteSuccess(startedAtMs);
      const { inputTokens, outputTokens } = job;
      finishCall(request, routeIndex, { ok: true, inputTokens, outputTokens });
    });
  };

  const find = ({ id }: PolicyRequest): OpenRequest | undefined => open.get(id);
  const context: PolicyContext = {
    routes: describeRoutes(scenario, definition.isTold ?? false),
    patienceMs: scenario.patienceS * 1_000,
    now: () => now,
    random: randomStream(seed, 'policy', definition.name),
    start: (request, routeIndex) => {
      const found = find(request);
      if (found !== undefined) start(found, routeIndex);
    },
    fail: (request) => {
      const found = find(request);
      if (found !== undefined) end(found, null);
    },
    wakeAt: (atMs) => events.add(Math.max(now, atMs), () => policy.woken()),
  };
  const policy = definition.create(context, {
    wouldAccept: (routeIndex, request) => {
      const found = find(request);
      return found !== undefined && (servers[routeIndex]?.wouldAccept(found.job, now) ?? false);
    },
  });

  const users = startUsers(scenario, seed, {
    at: events.add,
    arrive: (job, whenOver) => {
      const request: OpenRequest = {
        id: job.id,
        arrivedAtMs: now,
        deadlineAtMs: now + scenario.patienceS * 1_000,
        estimatedInputTokens: job.estimatedInputTokens,
        maxTokens: job.maxTokens,
        job,
        reservedTokens: job.estimatedInputTokens + job.maxTokens,
        whenOver,
        isInside: false,
        isCalling: false,
        isOver: false,
      };
      open.set(job.id, request);
      gate.arrive(request);
      events.add(request.deadlineAtMs + 1, () => expire(request));
      letIn();
    },
  });

  const { input, maxTokens } = scenario.tokens;
  const sample = (): void => {
    const probe = {
      id: 'probe',
      arrivedAtMs: now,
      deadlineAtMs: now + scenario.patienceS * 1_000,
      estimatedInputTokens: input.mean,
      maxTokens,
    };
    if (servers[0]?.isIdleAndWell(now) && policy.keepsAwayFromFirst(probe)) falseBlockS += SAMPLE_MS / 1_000;
    events.add(now + SAMPLE_MS, sample);
  };
  events.add(SAMPLE_MS, sample);

  while (open.size > 0 || users.moreToCome()) {
    const event = events.next();
    if (event === null) break;
    now = event.atMs;
    event.run();
  }
  return { requests, calls, falseBlockS, recoveriesS: outageWatch.recoveriesS(now), endedAtMs: now };
}
