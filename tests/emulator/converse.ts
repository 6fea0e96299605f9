import { type Exchange, writeThrough } from './exchange.ts';
import { sendJson } from './http.ts';
import { admit } from './invocation.ts';
import { toMessage } from './stream-events.ts';

/** `POST /model/{id}/converse`: the whole answer at once. */
export async function serveConverse(exchange: Exchange, encodedModel: string): Promise<void> {
  const { answer, behaviour, usage, settle } = await admit(exchange, encodedModel, false);
  const body = {
    output: { message: toMessage(answer) },
    stopReason: answer.stopReason,
    usage,
    metrics: { latencyMs: Math.round(exchange.clock.now() - exchange.startedAt) },
  };
  settle(answer.outputTokens);
  if (behaviour.cutAfterFrames !== undefined) {
    await sendHalf(exchange, JSON.stringify(body));
    return;
  }
  exchange.record.update({ outputTokens: answer.outputTokens });
  sendJson(exchange.response, body);
}

/** Announces the whole body and sends half of it; the server then closes the connection. */
async function sendHalf({ response, record, signal }: Exchange, body: string): Promise<void> {
  record.update({ error: 'cut' });
  const bytes = Buffer.from(body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  await writeThrough(response, bytes.subarray(0, Math.floor(bytes.length / 2)), signal);
}
