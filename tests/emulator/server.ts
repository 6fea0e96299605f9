import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { CheckSection } from './answer.ts';
import { authenticate, readClaim } from './authenticate.ts';
import { AwsError } from './aws-error.ts';
import type { Clock } from './clock.ts';
import { sendError } from './error-response.ts';
import { allowCrossOrigin, readRequest, type WireRequest } from './http.ts';
import type { Journal } from './journal.ts';
import { route } from './router.ts';
import type { Session } from './session.ts';

/** What the server works with; the session may change between requests. */
export interface ServerParts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly currentSession: () => Session;
  readonly checkSection: CheckSection;
  /** Told of an error that is the emulator's own. */
  readonly reportFailure: (error: unknown) => void;
}

/** Creates the HTTP server of all services; it does not listen yet. */
export function createEmulatorServer(parts: ServerParts): Server {
  return createServer((incoming, response) => {
    serve(incoming, response, parts).catch((error: unknown) => {
      parts.reportFailure(error);
      response.destroy();
    });
  });
}

async function serve(incoming: IncomingMessage, response: ServerResponse, parts: ServerParts): Promise<void> {
  const { clock, journal } = parts;
  const session = parts.currentSession();
  const startedAt = clock.now();
  if (session.scenario.cors) allowCrossOrigin(incoming, response);
  if (incoming.method === 'OPTIONS') {
    response.writeHead(session.scenario.cors ? 204 : 403).end();
    return;
  }
  const requestId = randomUUID();
  response.setHeader('x-amzn-requestid', requestId);
  // SDKs correct their clock by this header, so it must be the clock that signatures are checked against.
  response.setHeader('date', new Date(startedAt).toUTCString());

  const request = await receive(incoming, response, requestId);
  if (!request) return;
  const destination = route(request);
  const claim = readClaim(request);
  const record = journal.open(startedAt, {
    service: destination?.service ?? claim.service ?? 'unknown',
    operation: destination?.operation ?? `${request.method} ${request.path}`,
    region: claim.region ?? session.scenario.region,
    auth: claim.kind,
    keyLast4: claim.keyLast4 ?? null,
  });
  const gone = new AbortController();
  let abortedAtMs: number | null = null;
  let isOver = false;
  response.once('close', () => {
    if (isOver || response.writableEnded) return;
    abortedAtMs = Math.round(clock.now() - startedAt);
    gone.abort();
  });
  if (response.destroyed) gone.abort();

  try {
    if (!destination) throw new AwsError('UnknownOperationException');
    const region = destination.signedAs
      ? (await authenticate(request, destination.signedAs, session.credentials, clock.now())).region
      : (claim.region ?? session.scenario.region);
    record.update({ region });
    const { checkSection } = parts;
    await destination.serve({
      request,
      response,
      requestId,
      region,
      session,
      clock,
      record,
      signal: gone.signal,
      checkSection,
      startedAt,
    });
  } catch (error) {
    if (!gone.signal.aborted && !isClientGone(error))
      answerError(error, response, destination?.errorStyle ?? 'rest-json', requestId, record, parts);
  } finally {
    isOver = true;
    // A handler that leaves its answer unfinished means to cut the connection.
    if (!response.writableEnded) response.destroy();
    record.close({
      status: response.headersSent ? response.statusCode : null,
      abortedAtMs,
      durationMs: Math.round(clock.now() - startedAt),
    });
  }
}

/** A client that is killed is noticed in mid-write, before its connection is closed. */
function isClientGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** Reads the request; undefined when it was too large, and refused, or when the client went away while sending it. */
async function receive(
  incoming: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<WireRequest | undefined> {
  try {
    return await readRequest(incoming);
  } catch (error) {
    if (error instanceof AwsError) sendError(response, error, 'rest-json', requestId);
    return undefined;
  }
}

function answerError(
  error: unknown,
  response: ServerResponse,
  style: Parameters<typeof sendError>[2],
  requestId: string,
  record: ReturnType<Journal['open']>,
  parts: ServerParts,
): void {
  if (!(error instanceof AwsError)) parts.reportFailure(error);
  const awsError = error instanceof AwsError ? error : new AwsError('InternalServerException');
  record.update({ error: awsError.type });
  if (!response.headersSent) sendError(response, awsError, style, requestId);
}
