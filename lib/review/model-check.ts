import { estimateInputTokens, PROBE_REQUEST, reservedOutputTokens } from '#lib/bedrock';
import {
  type AttemptContext,
  type AttemptResult,
  type Dispatcher,
  ModelFault,
  ModelsExhaustedError,
  probeableAtMs,
  type TokenUsage,
} from '#lib/routing';
import { toProblem } from './model-problem.ts';
import type { ModelReviewerPorts } from './model-reviewer.ts';
import { ProblemError } from './problem.ts';

/**
 * What looking for a model came to:
 * - `available`: one can be had; `modelName` is the one that proved it, null where nothing had to be proved;
 * - `refused`: some were asked, and none answered;
 * - `not-yet`: none may be asked before `nextAtMs` (epoch milliseconds): the service asked for that, or it is too soon
 *   after a refusal;
 * - `unusable`: only other settings will help.
 */
export type ModelCheck =
  | { readonly kind: 'available'; readonly modelName: string | null }
  | { readonly kind: 'refused' }
  | { readonly kind: 'not-yet'; readonly nextAtMs: number }
  | { readonly kind: 'unusable' };

export interface ModelCheckPorts extends Pick<ModelReviewerPorts, 'send' | 'newId' | 'endpoint' | 'ensureReady'> {
  readonly dispatcher: Pick<Dispatcher, 'submit' | 'state' | 'exhaustion' | 'advance'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A signal that aborts after a time. */
  readonly timeout: (afterMs: number) => AbortSignal;
}

/** How long a check may wait to be allowed to call a route: longer than the guard after a throttle. */
const PATIENCE_MS = 3_000;

/** A person waits for the answer, and a model that takes this long for one word is not to be had. */
const LONGEST_CHECK_MS = 15_000;

const NO_USAGE: TokenUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

/**
 * Makes the check: one at a time, whoever asks for it.
 * It rejects with {@link ProblemError} when models cannot be asked at all: credentials, hosts, network.
 */
export function createModelCheck(ports: ModelCheckPorts): () => Promise<ModelCheck> {
  const { dispatcher, now } = ports;
  let underWay: Promise<ModelCheck> | null = null;

  async function probe(): Promise<string> {
    const routes = dispatcher.state().routes.map(({ route }) => route);
    const reserved = Math.max(0, ...routes.map((route) => reservedOutputTokens(PROBE_REQUEST, route)));
    const { value } = await dispatcher.submit({
      requestId: `probe/${ports.newId()}`,
      kind: 'probe',
      estimatedTokens: estimateInputTokens(PROBE_REQUEST) + reserved,
      deadlineAtMs: now() + PATIENCE_MS,
      signal: ports.timeout(LONGEST_CHECK_MS),
      run: ask,
    });
    return value;
  }

  async function ask({ route, signal }: AttemptContext): Promise<AttemptResult<string>> {
    try {
      const { usage } = await ports.send(route, PROBE_REQUEST, { signal, onDelta: () => undefined });
      return { value: route.name, usage };
    } catch (error) {
      // A model that spent the few tokens thinking has answered the question asked here: it can be called.
      if (!(error instanceof ModelFault) || error.fault.code !== 'EmptyAnswer') throw error;
      return { value: route.name, usage: error.usage ?? NO_USAGE };
    }
  }

  async function check(): Promise<ModelCheck> {
    await ports.ensureReady();
    dispatcher.advance();
    if (dispatcher.exhaustion() === null) return { kind: 'available', modelName: null };
    try {
      return { kind: 'available', modelName: await probe() };
    } catch (error) {
      return withoutAnswer(error);
    }
  }

  async function withoutAnswer(error: unknown): Promise<ModelCheck> {
    const problem = toProblem(error);
    if (problem.code === 'endpoint-unreachable') {
      throw new ProblemError({ ...problem, endpoint: await ports.endpoint() }, { cause: error });
    }
    if (problem.code === 'credentials-rejected' || problem.code === 'credentials-expired') {
      throw new ProblemError(problem, { cause: error });
    }
    const nextAtMs = probeableAtMs(dispatcher.state());
    if (nextAtMs === null) return { kind: 'unusable' };
    const wasAsked = !(error instanceof ModelsExhaustedError) || error.attempts > 0;
    return wasAsked ? { kind: 'refused' } : { kind: 'not-yet', nextAtMs };
  }

  return () => {
    underWay ??= check().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
