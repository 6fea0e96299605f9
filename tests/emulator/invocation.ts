import { type PlannedAnswer, planAnswer } from './answer.ts';
import { AwsError } from './aws-error.ts';
import type { Behaviour } from './behaviour.ts';
import { type ConverseBody, parseConverseBody, textOf } from './converse-body.ts';
import { type Exchange, untilAborted } from './exchange.ts';
import type { RequestSummary } from './journal.ts';
import { type AddressedModel, readModelId } from './model-lookup.ts';
import type { InputTokens } from './prompt-cache.ts';
import type { Reservation } from './quota.ts';
import { sha256Hex } from './sha256.ts';
import type { WireUsage } from './stream-events.ts';
import { estimateInputTokens } from './tokens.ts';
import { thinks, validateConverse } from './validation.ts';

/** A call that was let in: its answer, what the scenario does to it, and its place in the quota. */
export interface Invocation {
  readonly answer: PlannedAnswer;
  readonly behaviour: Behaviour;
  readonly usage: WireUsage;
  /** Charges the quota for the output tokens that were really sent. */
  readonly settle: (outputTokens: number) => void;
}

/**
 * Everything before the first byte of an answer: model, request, scenario, quota, latency. Throws the AwsError to answer with,
 * or the signal's reason when the client goes away.
 */
export async function admit(exchange: Exchange, encodedModel: string, streaming: boolean): Promise<Invocation> {
  const { session, region, clock, record, signal } = exchange;
  const modelId = readModelId(encodedModel);
  record.update({ model: modelId });
  const model = session.openModel(modelId, region);
  const body = parseConverseBody(exchange.request.body.toString('utf8'));
  record.update({ request: summarise(body) });
  validateConverse(body, model.facts, streaming);

  const operation = streaming ? 'ConverseStream' : 'Converse';
  const behaviour = session.director.decide({ model: modelId, region, operation }, clock.now());
  if (behaviour.error?.type === 'ThrottlingException') throw behaviour.error;
  const input = session.cache.count(body, model, region, clock.now());
  const reservation = behaviour.error ? undefined : reserve(exchange, model, body, input);
  const settle = (outputTokens: number): void => {
    reservation?.settle(input.plain + input.cacheWrite + outputTokens * session.burndownOf(model), clock.now());
  };
  try {
    if (behaviour.firstByteMs > 0) await clock.sleep(behaviour.firstByteMs, signal);
    if (behaviour.error) throw behaviour.error;
    if (behaviour.hangAfterFrames === 0) {
      record.update({ error: 'hang' });
      await untilAborted(signal);
    }
    const answer = await planAnswer(body, model.facts, behaviour, exchange.checkSection, clock.now());
    return { answer, behaviour, usage: toUsage(input, answer.outputTokens), settle };
  } catch (error) {
    settle(0);
    throw error;
  }
}

function reserve(exchange: Exchange, model: AddressedModel, body: ConverseBody, input: InputTokens): Reservation {
  const maxTokens = body.inferenceConfig.maxTokens ?? model.facts.maxOutputTokens;
  const tokens = input.plain + input.cacheRead + input.cacheWrite + maxTokens;
  const granted = exchange.session.quotaOf(model, exchange.region).reserve(tokens, exchange.clock.now());
  if (granted.ok) return granted.reservation;
  const tellsWhen = exchange.session.scenario.models[model.id]?.quota?.retryAfter ?? false;
  throw new AwsError(
    'ThrottlingException',
    `Too many ${granted.limit}, please wait before trying again.`,
    tellsWhen ? { retryAfterS: Math.ceil(granted.waitMs / 1000) } : {},
  );
}

function toUsage(input: InputTokens, outputTokens: number): WireUsage {
  return {
    inputTokens: input.plain,
    outputTokens,
    totalTokens: input.plain + input.cacheRead + input.cacheWrite + outputTokens,
    cacheReadInputTokens: input.cacheRead,
    cacheWriteInputTokens: input.cacheWrite,
  };
}

function summarise(body: ConverseBody): RequestSummary {
  const system = textOf(body.system);
  const text = body.messages.map((message) => textOf(message.content)).join('\n');
  const { thinking, reasoningConfig } = body.additionalModelRequestFields;
  return {
    maxTokens: body.inferenceConfig.maxTokens ?? null,
    thinking: thinks(body) ? (thinking?.type ?? reasoningConfig?.type ?? null) : null,
    inputTokens: estimateInputTokens(body),
    textHash: sha256Hex(`${system}\n${text}`),
    system,
    text,
  };
}
