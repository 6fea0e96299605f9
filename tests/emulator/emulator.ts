import { appendFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { checkSection as checkWithRules } from '#lib/rules';
import type { CheckSection } from './answer.ts';
import { type Clock, systemClock } from './clock.ts';
import type { KnownKey } from './credential-store.ts';
import { createJournal, type JournalEntry } from './journal.ts';
import { parseScenario } from './scenario.ts';
import type { ScenarioInput } from './scenario-schema.ts';
import { createEmulatorServer } from './server.ts';
import { startSession } from './session.ts';

export type { Clock } from './clock.ts';
export type { JournalEntry, RequestSummary } from './journal.ts';
export { ScenarioError } from './scenario-error.ts';
export type { ScenarioInput } from './scenario-schema.ts';
export * as testCredentials from './test-credentials.ts';

/** How to start an emulator; everything has a default. */
export interface EmulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly scenario?: ScenarioInput;
  /** Each served request is written there as a line of JSON; an existing file is emptied first. */
  readonly journalFile?: string;
  readonly clock?: Clock;
  /** The reviewer behind the models; the on-device rules when left out. */
  readonly checkSection?: CheckSection;
}

/** A running emulator. */
export interface Emulator {
  /** e.g. `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  /** All requests so far in order of arrival, those still being served included. */
  readonly journal: readonly JournalEntry[];
  /** Resolves with the first journal entry that satisfies the predicate, at once or whenever one changes. */
  readonly waitFor: (predicate: (entry: JournalEntry) => boolean) => Promise<JournalEntry>;
  /** Starts another scenario; requests being served keep theirs. Throws ScenarioError. */
  readonly setScenario: (scenario: ScenarioInput) => void;
  /** Breaks all connections and stops. */
  readonly close: () => Promise<void>;
}

/** Starts an emulator on the loopback interface. Throws ScenarioError, or the system's error when the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, scenario = {}, journalFile, clock = systemClock, checkSection = checkWithRules } = options;
  const issuedKeys = new Map<string, KnownKey>();
  let session = startSession(parseScenario(scenario), clock, issuedKeys);
  if (journalFile) writeFileSync(journalFile, '');
  const journal = createJournal((line) => {
    if (journalFile) appendFileSync(journalFile, `${line}\n`);
  });
  const server = createEmulatorServer({
    clock,
    journal,
    currentSession: () => session,
    checkSection,
    reportFailure: (error) => {
      process.stderr.write(`emulator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: boundPort } = server.address() as AddressInfo;

  return {
    endpoint: `http://127.0.0.1:${boundPort}`,
    journal: journal.entries,
    waitFor: journal.waitFor,
    setScenario: (next) => {
      session = startSession(parseScenario(next), clock, issuedKeys);
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
