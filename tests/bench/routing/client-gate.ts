import type { ScenarioLimits } from './scenario-schema.ts';

/** What the gate must know of a request. */
export interface GateRequest {
  readonly id: string;
  /** Input as estimated, plus maxTokens. */
  readonly reservedTokens: number;
}

/**
 * The client's own limits, in front of every policy alike. They act on requests: one that was let in holds its slot and
 * its tokens through all its attempts and waits, and is not counted again. First come, first served.
 */
export interface ClientGate<Request extends GateRequest> {
  readonly arrive: (request: Request) => void;
  /** Takes a request out that was not let in; false when it is not waiting. */
  readonly withdraw: (request: Request) => boolean;
  /** A request that was let in is over and used so many tokens. */
  readonly release: (request: Request, usedTokens: number) => void;
  /** Lets in what may go in now, one by one. Returns when to look again if time alone will let more in, else null. */
  readonly letIn: (now: number, admit: (request: Request) => void) => number | null;
}

const WINDOW_MS = 60_000;

interface LedgerEntry {
  readonly id: string;
  readonly atMs: number;
  tokens: number;
}

export function createClientGate<Request extends GateRequest>(limits: ScenarioLimits): ClientGate<Request> {
  const {
    requestsPerMinute = Number.POSITIVE_INFINITY,
    concurrentRequests = Number.POSITIVE_INFINITY,
    tokensPerMinute = Number.POSITIVE_INFINITY,
  } = limits;
  const waiting: Request[] = [];
  let ledger: LedgerEntry[] = [];
  let inside = 0;

  /** Null: it may go in; a moment: not before then; infinity: not before another one is over. */
  const heldUntilMs = (request: Request): number | null => {
    if (inside >= concurrentRequests) return Number.POSITIVE_INFINITY;
    const oldest = ledger[0];
    if (oldest === undefined) return null;
    const leavesAtMs = oldest.atMs + WINDOW_MS;
    if (ledger.length >= requestsPerMinute) return leavesAtMs;
    const used = ledger.reduce((sum, { tokens }) => sum + tokens, 0);
    // A request larger than the whole budget waits until it is alone in it.
    return used + Math.min(request.reservedTokens, tokensPerMinute) > tokensPerMinute ? leavesAtMs : null;
  };

  return {
    arrive: (request) => {
      waiting.push(request);
    },
    withdraw: (request) => {
      const index = waiting.indexOf(request);
      if (index >= 0) waiting.splice(index, 1);
      return index >= 0;
    },
    release: (request, usedTokens) => {
      inside -= 1;
      const entry = ledger.find(({ id }) => id === request.id);
      if (entry !== undefined) entry.tokens = usedTokens;
    },
    letIn: (now, admit) => {
      ledger = ledger.filter(({ atMs }) => atMs > now - WINDOW_MS);
      for (;;) {
        const [first] = waiting;
        if (first === undefined) return null;
        const untilMs = heldUntilMs(first);
        if (untilMs !== null) return Number.isFinite(untilMs) ? untilMs : null;
        waiting.shift();
        inside += 1;
        ledger.push({ id: first.id, atMs: now, tokens: Math.min(first.reservedTokens, tokensPerMinute) });
        admit(first);
      }
    },
  };
}
