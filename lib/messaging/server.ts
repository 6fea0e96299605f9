import * as v from 'valibot';
import { type Problem, ProblemError, toProblem as toReviewProblem } from '#lib/review';
import type { ReaderEvents, WorkerRequests } from './protocol.ts';
import { failure, type Result, success } from './result.ts';
import { messageSchema, readerEventSchemas, workerRequestSchemas } from './schemas.ts';
import { classifySender, type MessageSender, type OwnIdentity } from './sender.ts';

export type RequestHandlers = {
  readonly [Name in keyof WorkerRequests]: (
    payload: WorkerRequests[Name]['payload'],
  ) => Promise<WorkerRequests[Name]['answer']>;
};

export type ReaderEventHandlers = {
  readonly [Name in keyof ReaderEvents]: (payload: ReaderEvents[Name]['payload'], tabId: number) => Promise<void>;
};

export interface MessageServerPorts {
  readonly own: OwnIdentity;
  readonly requests: RequestHandlers;
  readonly readerEvents: ReaderEventHandlers;
  /** Turns what a handler threw into a problem; `lib/review`'s own where it is left out. */
  readonly toProblem?: (error: unknown) => Problem;
}

/**
 * The worker's door. Every message is checked for who sent it, then for its shape, before any code of ours acts on it.
 * Returns null for what is not answered at all: messages of strangers and unknown names.
 */
export function createMessageServer(
  ports: MessageServerPorts,
): (message: unknown, sender: MessageSender) => Promise<Result<unknown>> | null {
  const { own, requests, readerEvents, toProblem = toReviewProblem } = ports;

  async function answer(work: () => Promise<unknown>): Promise<Result<unknown>> {
    try {
      return success(await work());
    } catch (error) {
      return failure(toProblem(error));
    }
  }

  return (message, sender) => {
    const envelope = v.safeParse(messageSchema, message);
    if (!envelope.success) return null;
    const { name, payload } = envelope.output;
    switch (classifySender(sender, own)) {
      case 'extension-page':
        return has(workerRequestSchemas, name) ? answer(() => dispatchRequest(requests, name, payload)) : null;
      case 'content-script': {
        const tabId = sender.tab?.id;
        if (tabId === undefined || !has(readerEventSchemas, name)) return null;
        return answer(async () => {
          await dispatchEvent(readerEvents, name, payload, tabId);
          return null;
        });
      }
      case 'stranger':
        return null;
    }
  };
}

function dispatchRequest<Name extends keyof WorkerRequests>(
  handlers: RequestHandlers,
  name: Name,
  payload: unknown,
): Promise<WorkerRequests[Name]['answer']> {
  const schema: v.GenericSchema<unknown, WorkerRequests[Name]['payload']> = workerRequestSchemas[name];
  return handlers[name](parsePayload(schema, payload));
}

function dispatchEvent<Name extends keyof ReaderEvents>(
  handlers: ReaderEventHandlers,
  name: Name,
  payload: unknown,
  tabId: number,
): Promise<void> {
  const schema: v.GenericSchema<unknown, ReaderEvents[Name]['payload']> = readerEventSchemas[name];
  return handlers[name](parsePayload(schema, payload), tabId);
}

function parsePayload<T>(schema: v.GenericSchema<unknown, T>, payload: unknown): T {
  // The first fault is enough: a list of faults as long as the message would cost more than the message.
  const parsed = v.safeParse(schema, payload, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const path = v.getDotPath(parsed.issues[0]) ?? 'payload';
  throw new ProblemError({ code: 'internal', detail: `message field ${path} is not as expected` });
}

function has<Table extends object>(table: Table, name: string): name is Extract<keyof Table, string> {
  return Object.hasOwn(table, name);
}
