import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError } from './aws-error.ts';

/** A request as it came over the wire: nothing decoded but the query. */
export interface WireRequest {
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names; repeated headers joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const MAX_BODY_BYTES = 25 * 1024 * 1024;

/** Reads a whole request. Throws ValidationException for a body above 25 MB. */
export async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new AwsError('ValidationException', 'Request body exceeds the maximum size.');
    chunks.push(chunk);
  }
  const target = incoming.url ?? '/';
  const at = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    path: at < 0 ? target : target.slice(0, at),
    query: new URLSearchParams(at < 0 ? '' : target.slice(at + 1)),
    headers,
    body: Buffer.concat(chunks),
  };
}

/** Lets any web page or extension call, as browsers need it. */
export function allowCrossOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
  response.setHeader('access-control-allow-private-network', 'true');
  response.setHeader('access-control-expose-headers', 'x-amzn-requestid, x-amzn-errortype, retry-after, date');
  response.setHeader('access-control-max-age', '600');
}

/** Sends a complete answer. */
export function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Sends a JSON answer with status 200. */
export function sendJson(response: ServerResponse, body: unknown, contentType = 'application/json'): void {
  send(response, 200, contentType, JSON.stringify(body));
}
