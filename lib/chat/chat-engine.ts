import { ProblemError, toProblem } from '#lib/review';
import type { ChatDocument, ChatFocus } from './chat-document.ts';
import { CHAT_REQUEST_PREFIX, type ChatModel, type ChatProgress } from './chat-model.ts';
import { chatRequest } from './chat-request.ts';
import { type ChatScope, type ScopeChoice, scopeKey } from './chat-scope.ts';
import { type ChatThreadsPorts, createChatThreads } from './chat-threads.ts';
import { type ChatQuote, type ChatTotals, type ChatTurn, isOpenTurn, NO_TOTALS } from './chat-turn.ts';
import { createQuoteCheck } from './check-quotes.ts';
import { createQuoteReader } from './parse-answer.ts';

/** What the words of a question are found in. */
export interface ChatMaterial {
  readonly document: ChatDocument;
  readonly focus: ChatFocus;
}

export interface ChatEnginePorts extends ChatThreadsPorts {
  readonly model: ChatModel;
  readonly now: () => number;
  readonly newId: () => string;
  /** Random and unguessable, [a-z0-9]. */
  readonly newNonce: () => string;
  /** Whether an error only says that the worker is being stopped. */
  readonly isStopping: (error: unknown) => boolean;
  /** Called when the engine gets work or runs out of it. */
  readonly onBusyChanged: (isBusy: boolean) => void;
}

/** A question as it is asked. */
export interface ChatQuestion {
  readonly url: string;
  readonly scope: ChatScope;
  readonly question: string;
  /** Reads what the question is about, when its turn has come. @throws {ProblemError} */
  readonly read: () => Promise<ChatMaterial>;
}

/** Conversations about documents: questions, answers as they are written, and their history. */
export interface ChatEngine {
  /** The turns about a document as they are when the answer is called: what changes after is published. */
  readonly turnsOf: (url: string) => Promise<() => readonly ChatTurn[]>;
  /** Takes up a question and answers with its turn's id as soon as it is stored; the rest is published. */
  readonly ask: (question: ChatQuestion) => Promise<string>;
  /** Asks a question again that has ended; its answer is replaced. @throws {ProblemError} `not-found`. */
  readonly retry: (turnId: string, read: ChatQuestion['read']) => Promise<void>;
  /** Ends the work on a turn; resolves when nothing more can leave. */
  readonly stop: (turnId: string) => Promise<void>;
  /** Ends the work on all turns. */
  readonly stopAll: () => Promise<void>;
  /** Stops and deletes a document's turns: one thread, or all. */
  readonly clear: (url: string, scope?: ScopeChoice) => Promise<void>;
  readonly find: (turnId: string) => ChatTurn | undefined;
  /** Adds a call to the totals of its turn; calls that were made for something else are left out. */
  readonly recordAttempt: (
    requestId: string,
    attempt: Omit<ChatTotals, 'attempts' | 'throttles'> & { readonly throttled: boolean },
  ) => void;
}

export function createChatEngine(ports: ChatEnginePorts): ChatEngine {
  const { store, owner, now, model } = ports;
  const threads = createChatThreads(ports);
  /** One for each document: what is sent of it is then the same for every question, and models can cache it. */
  const nonces = new Map<string, string>();
  const running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>();

  function nonceFor(url: string): string {
    const nonce = nonces.get(url) ?? ports.newNonce();
    nonces.set(url, nonce);
    return nonce;
  }

  function update(turnId: string, change: Partial<ChatTurn>, urgency: 'now' | 'soon' = 'now'): void {
    const turn = threads.find(turnId);
    if (turn !== undefined) threads.put({ ...turn, ...change }, urgency);
  }

  /** Ends a turn, in memory and in the store; one that was removed meanwhile stays so. */
  async function end(turnId: string, change: Partial<ChatTurn>): Promise<void> {
    const turn = threads.find(turnId);
    if (turn === undefined) return;
    const { owner: _owner, ...rest } = turn;
    const ended = { ...rest, ...change };
    threads.put(ended, 'now');
    await store.save(ended);
  }

  async function answer(turn: ChatTurn, read: ChatQuestion['read'], signal: AbortSignal): Promise<void> {
    const turnId = turn.id;
    const { document, focus } = await read();
    signal.throwIfAborted();
    const earlier = (await threads.open(turn.url))().filter(
      (other) => scopeKey(other.scope) === scopeKey(turn.scope) && other.askedAtMs < turn.askedAtMs,
    );
    const { question } = turn;
    const prepared = chatRequest({ document, focus, question, thread: earlier, nonce: nonceFor(turn.url) });
    if (!prepared.isWhole) update(turnId, { isPartial: true }, 'soon');
    const check = createQuoteCheck(document, prepared.passages);
    let text = '';
    let quotes: ChatQuote[] = [];
    let reader = createQuoteReader();
    const begin = (state: 'queued' | 'running', change: Partial<ChatTurn>) => {
      text = '';
      quotes = [];
      reader = createQuoteReader();
      update(turnId, { ...change, state, answer: '', quotes: [] });
    };
    const progress: ChatProgress = {
      onVoid: () => begin('queued', {}),
      onBegin: (provenance) => begin('running', { provenance }),
      onText: (piece) => {
        text += piece;
        const completed = reader.push(piece);
        if (completed.length > 0) quotes = [...quotes, ...completed.map(check)];
        update(turnId, { answer: text, quotes }, 'soon');
      },
    };
    const { isCutShort, provenance } = await model(turnId, prepared.request, progress, signal);
    signal.throwIfAborted();
    quotes = [...quotes, ...reader.finish().map(check)];
    await end(turnId, { state: 'done', answer: text, quotes, provenance, ...(isCutShort ? { isCutShort } : {}) });
  }

  async function fail(turnId: string, error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return end(turnId, { state: 'stopped' });
    if (ports.isStopping(error)) return end(turnId, { state: 'interrupted', answer: '', quotes: [] });
    await end(turnId, { state: 'failed', answer: '', quotes: [], problem: toProblem(error) });
  }

  function launch(turn: ChatTurn, read: ChatQuestion['read']): void {
    const controller = new AbortController();
    const done = answer(turn, read, controller.signal)
      .catch((error: unknown) => fail(turn.id, error, controller.signal))
      // The failure itself could not be stored: memory knows it, and the next run of the worker says interrupted.
      .catch(() => undefined)
      .finally(() => {
        running.delete(turn.id);
        if (running.size === 0) ports.onBusyChanged(false);
      });
    running.set(turn.id, { controller, done });
    if (running.size === 1) ports.onBusyChanged(true);
  }

  async function stop(turnId: string): Promise<void> {
    const work = running.get(turnId);
    work?.controller.abort();
    await work?.done;
  }

  return {
    turnsOf: threads.open,
    find: threads.find,
    stop,
    stopAll: async () => void (await Promise.all([...running.keys()].map(stop))),

    ask: async ({ url, scope, question, read }) => {
      await threads.open(url);
      const turn: ChatTurn = {
        id: ports.newId(),
        url,
        scope,
        askedAtMs: now(),
        question,
        state: 'queued',
        answer: '',
        quotes: [],
        totals: NO_TOTALS,
        owner,
      };
      threads.add(turn);
      const stored = store.save(turn);
      launch(turn, read);
      await stored;
      return turn.id;
    },

    retry: async (turnId, read) => {
      const turn = threads.find(turnId);
      if (turn === undefined) throw new ProblemError({ code: 'not-found', what: 'question' });
      if (isOpenTurn(turn)) return;
      const { problem: _problem, provenance: _provenance, isCutShort: _cut, isPartial: _partial, ...kept } = turn;
      const queued: ChatTurn = { ...kept, state: 'queued', answer: '', quotes: [], owner };
      threads.put(queued, 'now');
      const stored = store.save(queued);
      launch(queued, read);
      await stored;
    },

    clear: async (url, scope) => {
      const turns = (await threads.open(url))();
      const chosen = scope === undefined ? turns : turns.filter((turn) => scopeKey(turn.scope) === scopeKey(scope));
      await Promise.all(chosen.map(({ id }) => stop(id)));
      await threads.remove(chosen);
    },

    recordAttempt: (requestId, attempt) => {
      if (!requestId.startsWith(CHAT_REQUEST_PREFIX)) return;
      const turn = threads.find(requestId.split('/')[1] ?? '');
      if (turn === undefined) return;
      const { totals } = turn;
      threads.put(
        {
          ...turn,
          totals: {
            attempts: totals.attempts + 1,
            throttles: totals.throttles + Number(attempt.throttled),
            inputTokens: totals.inputTokens + attempt.inputTokens,
            outputTokens: totals.outputTokens + attempt.outputTokens,
            costUsd: totals.costUsd + attempt.costUsd,
          },
        },
        'soon',
      );
    },
  };
}
