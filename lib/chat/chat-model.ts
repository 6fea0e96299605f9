import {
  estimateInputTokens,
  type ModelAnswer,
  type ModelDelta,
  type ModelRequest,
  reservedOutputTokens,
} from '#lib/bedrock';
import { type ModelReviewerPorts, ProblemError, toProblem } from '#lib/review';
import type { Answer, AttemptContext } from '#lib/routing';
import { CHAT_PROMPT_VERSION } from './chat-request.ts';
import type { ChatProvenance } from './chat-turn.ts';

/** Told while a model answers. */
export interface ChatProgress {
  /** What was written so far is void: the call that wrote it has failed. */
  readonly onVoid: () => void;
  /** A model begins, from nothing. */
  readonly onBegin: (provenance: ChatProvenance) => void;
  readonly onText: (piece: string) => void;
}

/** A complete answer of one model. */
export interface ChatAnswer {
  readonly text: string;
  /** The model reached its length limit. */
  readonly isCutShort: boolean;
  readonly provenance: ChatProvenance;
}

/** Has a question answered by whichever model the model manager chooses. Texts of two models are never joined. */
export type ChatModel = (
  turnId: string,
  request: ModelRequest,
  progress: ChatProgress,
  signal: AbortSignal,
) => Promise<ChatAnswer>;

/** What chatting needs of the world: the same as reviewing does, but for the time; redaction is put before it (`withRedaction`). */
export type ChatModelPorts = Omit<ModelReviewerPorts, 'now' | 'redactorFor'>;

/** Ids of a turn's requests begin with this and the turn's own id. */
export const CHAT_REQUEST_PREFIX = 'chat/';

/**
 * Makes a model to chat with.
 *
 * It rejects with {@link ProblemError} when no complete answer could be had, and with the signal's reason once aborted:
 * then nothing leaves any more.
 */
export function createChatModel(ports: ChatModelPorts): ChatModel {
  async function ask(...[turnId, request, progress, signal]: Parameters<ChatModel>): Promise<ChatAnswer> {
    await ports.ensureReady();
    const reserved = Math.max(0, ...ports.routes().map((route) => reservedOutputTokens(request, route)));
    const answer = await ports.submit<ModelAnswer>({
      requestId: `${CHAT_REQUEST_PREFIX}${turnId}/${ports.newId()}`,
      kind: 'chat',
      estimatedTokens: estimateInputTokens(request) + reserved,
      promptVersion: CHAT_PROMPT_VERSION,
      signal,
      run: async (attempt) => {
        progress.onBegin(beginning(attempt));
        const onDelta = (delta: ModelDelta) => {
          if (delta.kind !== 'text' || attempt.signal.aborted) return;
          attempt.reportFirstByte();
          progress.onText(delta.text);
        };
        const model = await ports
          .send(attempt.route, request, { signal: attempt.signal, onDelta })
          .catch((error: unknown) => {
            if (!attempt.signal.aborted) progress.onVoid();
            throw error;
          });
        return { value: model, usage: model.usage };
      },
    });
    return {
      text: answer.value.text,
      isCutShort: answer.value.stopReason === 'max_tokens',
      provenance: ending(answer),
    };
  }

  return async (...work) => {
    const [, , , signal] = work;
    try {
      return await ask(...work);
    } catch (error) {
      signal.throwIfAborted();
      const problem = toProblem(error);
      const isUnreachable = problem.code === 'endpoint-unreachable';
      throw new ProblemError(isUnreachable ? { ...problem, endpoint: await ports.endpoint() } : problem, {
        cause: error,
      });
    }
  };
}

/** What is known while the answer is written; figures follow with its end. */
function beginning({ route, attemptNumber, startedAtMs }: AttemptContext): ChatProvenance {
  return {
    routeId: route.id,
    modelId: route.modelId,
    modelName: route.name,
    region: route.region,
    promptVersion: CHAT_PROMPT_VERSION,
    attempts: attemptNumber,
    startedAt: startedAtMs,
    latencyMs: 0,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
  };
}

function ending({ route, attempts, startedAtMs, latencyMs, usage, costUsd }: Answer<ModelAnswer>): ChatProvenance {
  return {
    routeId: route.id,
    modelId: route.modelId,
    modelName: route.name,
    region: route.region,
    promptVersion: CHAT_PROMPT_VERSION,
    attempts,
    startedAt: startedAtMs,
    latencyMs,
    inputTokens: usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens,
    outputTokens: usage.outputTokens,
    costUsd,
  };
}
