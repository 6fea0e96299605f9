import { EventStreamCodec } from '@smithy/eventstream-codec';
import type { AwsError } from './aws-error.ts';

/** One event of a ConverseStream answer. */
export interface StreamEvent {
  readonly type: 'messageStart' | 'contentBlockDelta' | 'contentBlockStop' | 'messageStop' | 'metadata';
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The service pads its events to even sizes, so that lengths on the wire do not give the words away. */
const PADDING = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const PADDED_TO = 96;

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)),
  (text) => new TextEncoder().encode(text),
);

/** Encodes an event as a frame of `application/vnd.amazon.eventstream`. */
export function encodeEvent(event: StreamEvent): Uint8Array {
  const length = JSON.stringify(event.payload).length;
  const p = PADDING.slice(0, Math.max(1, (PADDED_TO - (length % PADDED_TO)) % PADDING.length));
  return encode({ ':message-type': 'event', ':event-type': event.type }, { ...event.payload, p });
}

/** Encodes an exception that ends a stream; its name starts with a small letter here, unlike in headers. */
export function encodeException(error: AwsError): Uint8Array {
  const name = error.type.charAt(0).toLowerCase() + error.type.slice(1);
  return encode(
    { ':message-type': 'exception', ':exception-type': name },
    { message: error.message, ...error.details.members },
  );
}

/** The same frame with a wrong checksum at its end. */
export function corrupt(frame: Uint8Array): Uint8Array {
  const broken = frame.slice();
  const last = broken.length - 1;
  broken[last] = (broken[last] ?? 0) ^ 0xff;
  return broken;
}

function encode(headers: Readonly<Record<string, string>>, payload: unknown): Uint8Array {
  const all = { ...headers, ':content-type': 'application/json' };
  return codec.encode({
    headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { type: 'string' as const, value }])),
    body: new TextEncoder().encode(JSON.stringify(payload)),
  });
}
