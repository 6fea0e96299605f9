import {
  type ChatChange,
  type ChatEngine,
  type ChatModel,
  type ChatScope,
  createChatEngine,
  createChatModel,
  withRedaction,
} from '#lib/chat';
import type { WorkerRequests } from '#lib/messaging';
import { createChatStore } from '#lib/platform/chat-store';
import type { Database } from '#lib/platform/database';
import { isWorkerStopping } from '#lib/platform/stopping-worker';
import { ProblemError } from '#lib/review';
import type { ChatMaterials } from './chat-material.ts';
import type { ModelService } from './model-service.ts';
import type { RedactedDocument, RedactorFor } from './redactions.ts';

/** A reader cannot follow faster than this, and each push carries the answer so far. */
const GATHER_MS = 60;

type Payload<Name extends keyof WorkerRequests> = WorkerRequests[Name]['payload'];

/** Conversations about documents, as the rest of the worker uses them. */
export interface ChatService extends Pick<ChatEngine, 'turnsOf' | 'stop' | 'stopAll' | 'clear' | 'recordAttempt'> {
  /** Answers with the turn's id once the question is kept. @throws {ProblemError} `not-found`. */
  readonly ask: (question: Payload<'chat.ask'>) => Promise<string>;
  /** @throws {ProblemError} `not-found`. */
  readonly retry: (turn: Payload<'chat.retry'>) => Promise<void>;
}

export interface ChatServicePorts {
  readonly database: Promise<Database>;
  readonly materials: ChatMaterials;
  readonly models: () => Promise<ModelService>;
  /** Whether models may be asked at all: nothing of a document leaves the device where they are not chosen. */
  readonly areModelsInUse: () => Promise<boolean>;
  /** @throws {ProblemError} `site-denied`. */
  readonly ensureAllowed: (url: string) => Promise<void>;
  readonly redactorFor: RedactorFor;
  readonly publish: (change: ChatChange) => void;
  readonly onBusyChanged: (isBusy: boolean) => void;
  /** Unguessable, [a-z0-9]. */
  readonly newToken: () => string;
}

export function createChatService(ports: ChatServicePorts): ChatService {
  const { materials, newToken } = ports;

  async function ensureModelsInUse(): Promise<void> {
    if (!(await ports.areModelsInUse())) throw new ProblemError({ code: 'chat-needs-model' });
  }

  /** What was reviewed of a site before it was listed is not sent either. */
  const read = async (tabId: number, url: string, scope: ChatScope) => {
    await ports.ensureAllowed(url);
    const material = await materials.read(tabId, url, scope);
    documents.set(url, material.document);
    return material;
  };

  /** As they were read for the questions in hand, by address: one redactor serves all that is asked of a document. */
  const documents = new Map<string, RedactedDocument>();
  const redactorOf = async (turnId: string) =>
    ports.redactorFor(documents.get(engine.find(turnId)?.url ?? '') ?? { title: '', text: '' });

  const model: ChatModel = async (...work) => {
    await ensureModelsInUse();
    const { dispatcher, send, endpoint, ensureReady } = await ports.models();
    const routes = () => dispatcher.state().routes.map(({ route }) => route);
    const ask = createChatModel({ submit: dispatcher.submit, routes, send, endpoint, ensureReady, newId: newToken });
    return ask(...work);
  };

  const engine = createChatEngine({
    store: createChatStore(ports.database),
    model: withRedaction(model, redactorOf),
    now: Date.now,
    newId: newToken,
    newNonce: newToken,
    owner: newToken(),
    publish: ports.publish,
    soon: (tell) => void setTimeout(tell, GATHER_MS),
    isStopping: isWorkerStopping,
    onBusyChanged: (isBusy) => {
      if (!isBusy) documents.clear();
      ports.onBusyChanged(isBusy);
    },
  });

  return {
    turnsOf: engine.turnsOf,
    stop: engine.stop,
    stopAll: engine.stopAll,
    clear: engine.clear,
    recordAttempt: engine.recordAttempt,
    ask: async ({ tabId, url, scope, question }) => {
      const named = await materials.nameScope(url, scope);
      return engine.ask({ url, scope: named, question, read: () => read(tabId, url, named) });
    },
    retry: async ({ tabId, url, turnId }) => {
      // A worker that has just begun has the thread in the database only.
      await engine.turnsOf(url);
      const scope = engine.find(turnId)?.scope;
      if (scope === undefined) throw new ProblemError({ code: 'not-found', what: 'question' });
      await engine.retry(turnId, () => read(tabId, url, scope));
    },
  };
}
