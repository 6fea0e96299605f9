import * as v from 'valibot';
import { AwsError } from './aws-error.ts';
import { parseJson, readConverseBody } from './converse-body.ts';
import type { Exchange } from './exchange.ts';
import { sendJson } from './http.ts';
import { readModelId } from './model-lookup.ts';
import { estimateInputTokens } from './tokens.ts';

const envelope = v.looseObject({ input: v.looseObject({ converse: v.looseObject({}) }) });

/** `POST /model/{id}/count-tokens`, for Converse requests. Costs no quota; several models do not offer it. */
export async function serveCountTokens(exchange: Exchange, encodedModel: string): Promise<void> {
  const { session, region, clock, record } = exchange;
  const modelId = readModelId(encodedModel);
  record.update({ model: modelId });
  const model = session.openModel(modelId, region);
  if (!model.facts.countTokens) {
    throw new AwsError('ValidationException', "The provided model doesn't support counting tokens.");
  }
  const parsed = v.safeParse(envelope, parseJson(exchange.request.body.toString('utf8')));
  if (!parsed.success) throw new AwsError('ValidationException', 'The input must be a Converse request.');
  const body = readConverseBody(parsed.output.input.converse);
  const { error } = session.director.decide({ model: modelId, region, operation: 'CountTokens' }, clock.now());
  if (error) throw error;
  sendJson(exchange.response, { inputTokens: estimateInputTokens(body) });
}
