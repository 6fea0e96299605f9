import { type Exchange, untilAborted, writeThrough } from './exchange.ts';
import { corrupt, encodeEvent, encodeException, type StreamEvent } from './frames.ts';
import { admit, type Invocation } from './invocation.ts';
import { toMetadata, toStreamEvents, wordsOf } from './stream-events.ts';
import { countTextTokens } from './tokens.ts';

/** `POST /model/{id}/converse-stream`: the answer as binary event-stream frames, broken where the scenario says so. */
export async function serveConverseStream(exchange: Exchange, encodedModel: string): Promise<void> {
  const invocation = await admit(exchange, encodedModel, true);
  const { response } = exchange;
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
  response.flushHeaders();
  const sent = { frames: 0, tokens: 0 };
  try {
    const isWhole = await sendFrames(exchange, invocation, sent);
    if (isWhole) response.end();
  } finally {
    invocation.settle(sent.tokens);
    exchange.record.update({ framesSent: sent.frames, outputTokens: sent.tokens });
  }
}

/** Returns whether the stream may end in order; a cut one must not. */
async function sendFrames(
  { response, clock, signal, record, startedAt }: Exchange,
  { answer, behaviour, usage }: Invocation,
  sent: { frames: number; tokens: number },
): Promise<boolean> {
  const events: (StreamEvent | 'metadata')[] = [...toStreamEvents(answer), 'metadata'];
  let words = '';
  for (const [index, planned] of events.entries()) {
    if (behaviour.hangAfterFrames === index) {
      record.update({ error: 'hang', framesSent: sent.frames });
      await untilAborted(signal);
    }
    if (behaviour.cutAfterFrames === index) {
      record.update({ error: 'cut' });
      return false;
    }
    if (behaviour.streamError?.afterFrames === index) {
      record.update({ error: behaviour.streamError.error.type });
      await writeThrough(response, encodeException(behaviour.streamError.error), signal);
      sent.frames += 1;
      return true;
    }
    if (behaviour.perFrameMs > 0 && index > 0) await clock.sleep(behaviour.perFrameMs, signal);
    const event = planned === 'metadata' ? toMetadata(usage, Math.round(clock.now() - startedAt)) : planned;
    const frame = encodeEvent(event);
    const isCorrupt = behaviour.corruptFrame === index;
    if (isCorrupt) record.update({ error: 'corrupt' });
    await writeThrough(response, isCorrupt ? corrupt(frame) : frame, signal);
    words += wordsOf(event);
    sent.frames += 1;
    sent.tokens =
      event.type === 'messageStop' ? answer.outputTokens : Math.min(answer.outputTokens, countTextTokens(words));
    record.update({ framesSent: sent.frames, outputTokens: sent.tokens });
  }
  return true;
}
