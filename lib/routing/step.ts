import { ledgerInWindow } from './client-ledger.ts';
import {
  configureLimits,
  configureRoutes,
  finishRefresh,
  resetCooldowns,
  restart,
  submitRequest,
} from './control-events.ts';
import { dispatchRequests } from './dispatch-requests.ts';
import { earliestRecoveryAtMs, withExhaustionNoted, withLongExhaustionReset } from './exhaustion.ts';
import type { ManagerCommand } from './manager-command.ts';
import type { ManagerEvent } from './manager-event.ts';
import type { ManagerState } from './manager-state.ts';
import { type SelectRoute, selectRoute } from './select-route.ts';
import { cancelRequest, failAttempt, noteFirstByte, succeedAttempt } from './settle-attempt.ts';
import { shiftMoments } from './shift-moments.ts';
import type { Turn } from './turn.ts';

/** What a step may not find out for itself. */
export interface StepEnvironment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Another routing policy, for experiments; the production one if absent. */
  readonly selectRoute?: SelectRoute;
}

export interface StepResult {
  readonly state: ManagerState;
  /** To be carried out in this order. */
  readonly commands: readonly ManagerCommand[];
}

/**
 * The model manager: what happened goes in, what is to be done comes out. Pure: the state given is not changed, and the
 * same state, event, time and chance give the same result. It never throws.
 */
export function step(state: ManagerState, event: ManagerEvent, environment: StepEnvironment): StepResult {
  const { now, random } = environment;
  const turn: Turn = {
    state: withExhaustionNoted(withLongExhaustionReset(atMoment(state, now), now), now),
    commands: [],
    now,
    random,
    selectRoute: environment.selectRoute ?? selectRoute,
  };
  handle(turn, event);
  dispatchRequests(turn, event.kind === 'request-submitted' ? firstAffected(turn, event.requestId) : 0);
  turn.state = withExhaustionNoted(turn.state, now);
  askForWakeUp(turn);
  return { state: turn.state, commands: turn.commands };
}

/** A new request takes nothing from those before it, and they learn nothing by it. */
function firstAffected({ state, now }: Turn, requestId: string): number {
  // What time was to change is overdue: then everybody is looked at.
  if (state.wakeAtMs !== null && state.wakeAtMs <= now) return 0;
  return Math.max(
    0,
    state.requests.findIndex((request) => request.requestId === requestId),
  );
}

function handle(turn: Turn, event: ManagerEvent): void {
  switch (event.kind) {
    case 'routes-configured':
      configureRoutes(turn, event.routes);
      break;
    case 'limits-configured':
      configureLimits(turn, event.limits);
      break;
    case 'request-submitted':
      submitRequest(turn, event);
      break;
    case 'attempt-first-byte':
      noteFirstByte(turn, event.attemptId);
      break;
    case 'attempt-succeeded':
      succeedAttempt(turn, event.attemptId, event.usage);
      break;
    case 'attempt-failed':
      failAttempt(turn, event.attemptId, event.fault, event.usage);
      break;
    case 'request-cancelled':
      cancelRequest(turn, event.requestId);
      break;
    case 'cooldowns-reset':
      resetCooldowns(turn);
      break;
    case 'credentials-refreshed':
      finishRefresh(turn, event.ok);
      break;
    case 'restarted':
      restart(turn);
      break;
    case 'time-advanced':
      // What the moment changes is seen by the dispatch that follows every event.
      break;
  }
}

/** The state brought to a moment: moved along if the wall clock was set back, and without what no longer counts. */
function atMoment(state: ManagerState, now: number): ManagerState {
  const current = state.seenAtMs > now ? { ...shiftMoments(state, now - state.seenAtMs), wakeAtMs: null } : state;
  const ledger = ledgerInWindow(current, now);
  return { ...current, seenAtMs: now, ledger: ledger.length === current.ledger.length ? current.ledger : ledger };
}

/** Asks to be woken at the next moment at which time alone changes something, if that is not already asked. */
function askForWakeUp(turn: Turn): void {
  const wakeAtMs = nextMoment(turn.state, turn.now);
  if (wakeAtMs === turn.state.wakeAtMs) return;
  turn.state = { ...turn.state, wakeAtMs };
  turn.commands.push({ kind: 'wake-at', atMs: wakeAtMs });
}

function nextMoment(state: ManagerState, now: number): number | null {
  let next = Number.POSITIVE_INFINITY;
  for (const { attempt, heldUntilAtMs } of state.requests) {
    if (attempt === undefined && heldUntilAtMs !== undefined && heldUntilAtMs > now && heldUntilAtMs < next) {
      next = heldUntilAtMs;
    }
  }
  if (state.exhaustedAtMs !== null) {
    const recoveryAtMs = earliestRecoveryAtMs(state, now);
    if (recoveryAtMs !== null && recoveryAtMs > now) next = Math.min(next, recoveryAtMs);
  }
  return Number.isFinite(next) ? next : null;
}
