import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { PROBE_REQUEST, translateRequest } from '#lib/bedrock';
import { createBedrockClients } from '#lib/platform/bedrock-client';
import { openDatabase } from '#lib/platform/database';
import { type Auth, parseSettings } from '#lib/settings';
import { createModelService } from '../../../entrypoints/background/model-service.ts';

declare global {
  /** What the benchmark's page calls in the worker. */
  var callMeter: typeof createCallMeter;
}

/** One request, sent in both ways one after the other. Milliseconds. */
export interface CallTimes {
  readonly bareMs: number;
  readonly managedMs: number;
  /** Transactions of IndexedDB that the managed call opened. */
  readonly transactions: number;
}

/** Sends the same request by the SDK alone and through the model manager. */
export interface CallMeter {
  /** `managedFirst` changes the order, so that neither has the warmer connection. */
  readonly measure: (managedFirst: boolean) => Promise<CallTimes>;
}

/** Joins the model manager as the worker does, and beside it a client of the SDK with the same connection. */
export async function createCallMeter(settingsText: unknown, auth: Auth): Promise<CallMeter> {
  const { settings } = parseSettings(settingsText);
  const transactions = countTransactions();
  const service = await createModelService({
    database: openDatabase(),
    settings: {
      settings: async () => settings,
      fault: async () => null,
      saveSettings: async () => undefined,
      auth: async () => auth,
      saveAuth: async () => undefined,
      kept: async () => null,
      saveKept: async () => undefined,
    },
    signIn: { fresh: async (known) => known, renew: async () => undefined },
    onAttemptSettled: () => undefined,
    onProblem: () => undefined,
    newId: () => crypto.randomUUID(),
  });
  const clients = createBedrockClients({ ...settings.connection, auth }, Date.now);

  async function bare(): Promise<number> {
    const [first] = service.dispatcher.state().routes;
    if (first === undefined) throw new Error('the settings name no route');
    const startedAtMs = performance.now();
    const command = new ConverseStreamCommand(translateRequest(PROBE_REQUEST, first.route));
    const { stream } = await clients.runtime(first.route.region).send(command);
    for await (const _ of stream ?? []) {
      // Only read to its end.
    }
    return performance.now() - startedAtMs;
  }

  async function managed(): Promise<number> {
    const startedAtMs = performance.now();
    await service.dispatcher.submit({
      requestId: crypto.randomUUID(),
      kind: 'section',
      estimatedTokens: 100,
      signal: new AbortController().signal,
      run: async ({ route, signal, reportFirstByte }) => {
        const { text, usage } = await service.send(route, PROBE_REQUEST, { signal, onDelta: reportFirstByte });
        return { value: text, usage };
      },
    });
    return performance.now() - startedAtMs;
  }

  return {
    measure: async (managedFirst) => {
      const before = managedFirst ? null : await bare();
      const counted = transactions.count;
      const managedMs = await managed();
      // The call's end is stored after it was answered.
      await new Promise((resume) => setTimeout(resume, SETTLING_MS));
      const opened = transactions.count - counted;
      return { bareMs: before ?? (await bare()), managedMs, transactions: opened };
    },
  };
}

/** Long enough for a transaction of a few kilobytes; counts only, no times, hang on it. */
const SETTLING_MS = 30;

function countTransactions(): { count: number } {
  const counter = { count: 0 };
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    counter.count += 1;
    return original.apply(this, args);
  };
  return counter;
}
