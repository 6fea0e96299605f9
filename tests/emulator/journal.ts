import type { AuthClaim } from './authenticate.ts';

/** What a request to a model asked for. */
export interface RequestSummary {
  readonly maxTokens: number | null;
  readonly thinking: string | null;
  readonly inputTokens: number;
  /** SHA-256 of system and messages together; the same for repeated attempts. */
  readonly textHash: string;
  readonly system: string;
  /** All messages, oldest first. */
  readonly text: string;
}

/** One request, as it stands; a new object each time it changes. Never holds a secret. */
export interface JournalEntry {
  /** 1 for the first request after start. */
  readonly number: number;
  /** `open` until the answer is over; only served ones are written to the journal file. */
  readonly phase: 'open' | 'served';
  /** Arrival, ISO 8601. */
  readonly at: string;
  /** Arrival, epoch milliseconds. */
  readonly atMs: number;
  readonly service: string;
  readonly operation: string;
  readonly model: string | null;
  readonly region: string | null;
  readonly auth: AuthClaim['kind'];
  readonly keyLast4: string | null;
  readonly request: RequestSummary | null;
  readonly status: number | null;
  /** Exception name, before or during the answer; `cut`, `corrupt` or `hang` where the scenario broke it. */
  readonly error: string | null;
  readonly framesSent: number;
  readonly outputTokens: number;
  /** Milliseconds from arrival until the client went away, where it did. */
  readonly abortedAtMs: number | null;
  readonly durationMs: number | null;
}

/** Facts that become known while a request is served. */
export type JournalUpdate = Partial<Omit<JournalEntry, 'number' | 'phase' | 'at' | 'atMs'>>;

/** One request's line in the making. */
export interface JournalRecord {
  readonly update: (facts: JournalUpdate) => void;
  readonly close: (facts: JournalUpdate) => void;
}

/** All requests since start, in order of arrival. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  readonly open: (atMs: number, facts: JournalUpdate) => JournalRecord;
  /** Resolves with the first entry that satisfies the predicate, now or whenever one changes. */
  readonly waitFor: (predicate: (entry: JournalEntry) => boolean) => Promise<JournalEntry>;
}

/** Creates a journal. `writeLine` receives each served request as one line of JSON. */
export function createJournal(writeLine: (line: string) => void): Journal {
  const entries: JournalEntry[] = [];
  const watchers = new Set<(entry: JournalEntry) => void>();
  const put = (index: number, entry: JournalEntry): void => {
    entries[index] = entry;
    for (const watch of [...watchers]) watch(entry);
  };

  return {
    entries,
    open: (atMs, facts) => {
      const index = entries.length;
      let entry: JournalEntry = {
        number: index + 1,
        phase: 'open',
        at: new Date(atMs).toISOString(),
        atMs,
        service: 'unknown',
        operation: 'unknown',
        model: null,
        region: null,
        auth: 'none',
        keyLast4: null,
        request: null,
        status: null,
        error: null,
        framesSent: 0,
        outputTokens: 0,
        abortedAtMs: null,
        durationMs: null,
        ...facts,
      };
      put(index, entry);
      return {
        update: (more) => {
          entry = { ...entry, ...more };
          put(index, entry);
        },
        close: (more) => {
          entry = { ...entry, ...more, phase: 'served' };
          writeLine(JSON.stringify(entry));
          put(index, entry);
        },
      };
    },
    waitFor: (predicate) =>
      new Promise((resolve) => {
        const present = entries.find(predicate);
        if (present) {
          resolve(present);
          return;
        }
        const watch = (entry: JournalEntry): void => {
          if (!predicate(entry)) return;
          watchers.delete(watch);
          resolve(entry);
        };
        watchers.add(watch);
      }),
  };
}
