import { createManagerState, type Fault, type ManagerEvent, type ManagerState, type Route, step } from '#lib/routing';
import type { CallResult, Policy, PolicyContext, PolicyDefinition, PolicyRequest, PolicyRoute } from '../policy.ts';

/** Virtual time starts here: production counts in epoch milliseconds. */
const EPOCH_MS = 1_800_000_000_000;

/** Never reached: the client's limits are the gate's affair, the same for every policy. */
const NO_LIMIT = 1_000_000_000;

/** Production itself: the product's reducer, fed with events and obeyed. */
export const production: PolicyDefinition = {
  name: 'production',
  title: 'AI-Prism, the production reducer',
  create: (context) => drive(context),
};

/** Production that is told every quota instead of learning it. */
export const productionTold: PolicyDefinition = {
  name: 'production-told',
  title: 'AI-Prism, told the quotas',
  isTold: true,
  create: (context) => drive(context),
};

/** Hears of every step of the reducer: how long it took, and the state after it. */
export type StepObserver = (stepMs: number, state: ManagerState) => void;

/** Production whose steps are watched. */
export function observedProduction(observe: StepObserver): PolicyDefinition {
  return { ...production, create: (context) => drive(context, observe) };
}

function drive(context: PolicyContext, observe?: StepObserver): Policy {
  const routes = context.routes.map(toRoute);
  const routeIndexes = new Map(routes.map(({ id }, index) => [id, index]));
  const open = new Map<string, PolicyRequest>();
  const attempts = new Map<string, string>();
  const limits = {
    requestsPerMinute: NO_LIMIT,
    concurrentRequests: NO_LIMIT,
    tokensPerMinute: NO_LIMIT,
    analysisPerMinute: NO_LIMIT,
    analysisWorkers: 1,
  };
  let state = createManagerState(routes, { ...limits, patienceMs: context.patienceMs });

  const tell = (event: ManagerEvent): void => {
    const startedAtMs = observe === undefined ? 0 : performance.now();
    const result = step(state, event, { now: EPOCH_MS + context.now(), random: context.random });
    state = result.state;
    observe?.(performance.now() - startedAtMs, state);
    for (const command of result.commands) {
      if (command.kind === 'wake-at') {
        if (command.atMs !== null) context.wakeAt(command.atMs - EPOCH_MS);
        continue;
      }
      if (command.kind === 'refresh-credentials') continue;
      const request = open.get(command.requestId);
      if (request === undefined) continue;
      if (command.kind === 'start-attempt') {
        attempts.set(request.id, command.attemptId);
        context.start(request, routeIndexes.get(command.routeId) ?? 0);
      } else if (command.kind === 'complete-request') {
        open.delete(request.id);
        attempts.delete(request.id);
        if (command.outcome.kind === 'failed') context.fail(request);
      }
    }
  };

  return {
    admitted: (request) => {
      open.set(request.id, request);
      tell(submission(request));
    },
    settled: (request, _routeIndex, result) => {
      const attemptId = attempts.get(request.id);
      if (attemptId !== undefined) tell(ending(attemptId, result));
    },
    woken: () => tell({ kind: 'time-advanced' }),
    expired: (request) => {
      tell({ kind: 'request-cancelled', requestId: request.id });
      open.delete(request.id);
    },
    keepsAwayFromFirst: (probe) => {
      const { commands } = step(state, submission(probe), { now: EPOCH_MS + context.now(), random: () => 0.5 });
      return !commands.some(
        (command) =>
          command.kind === 'start-attempt' && command.requestId === probe.id && command.routeId === routes[0]?.id,
      );
    },
  };
}

function toRoute({ id, burndown, toldQuota }: PolicyRoute): Route {
  const route = { id, modelId: id, name: id, region: 'us-east-2', outputBurndown: burndown };
  return toldQuota === null ? route : { ...route, quota: toldQuota };
}

function submission(request: PolicyRequest): ManagerEvent {
  return {
    kind: 'request-submitted',
    requestId: request.id,
    requestKind: 'section',
    estimatedTokens: request.estimatedInputTokens + request.maxTokens,
    restartAfterOutput: true,
    deadlineAtMs: EPOCH_MS + request.deadlineAtMs,
  };
}

function ending(attemptId: string, result: CallResult): ManagerEvent {
  if (result.ok) {
    const { inputTokens, outputTokens } = result;
    const usage = { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 };
    return { kind: 'attempt-succeeded', attemptId, usage };
  }
  return { kind: 'attempt-failed', attemptId, fault: toFault(result.status, result.retryAfterMs), usage: null };
}

/** As the Bedrock adapter reads these statuses. */
function toFault(status: number, retryAfterMs: number | null): Fault {
  const kinds: Readonly<Record<number, Fault['kind']>> = { 403: 'access', 404: 'not-found', 429: 'throttled' };
  const fault: Fault = {
    kind: kinds[status] ?? 'transient',
    code: `Http${status}`,
    message: `status ${status}`,
    status,
    emittedOutput: false,
  };
  return retryAfterMs === null ? fault : { ...fault, retryAfterMs };
}
