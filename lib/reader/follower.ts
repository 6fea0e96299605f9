import { type Highlighter, wordsOf } from '#lib/highlights';
import { type SliceClock, startSlices } from '#lib/outline';
import { createChangedText } from './changed-text.ts';
import { prepareInSlices } from './locate-quotes.ts';
import {
  type HighlightRequest,
  isIntact,
  type Memory,
  type Placement,
  placeAnew,
  placeAsExpected,
  type Reading,
  remember,
} from './place-finding.ts';
import { readRawText } from './raw-text.ts';

/** What following needs. */
export interface FollowerOptions {
  readonly document: Document;
  readonly clock: SliceClock;
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  readonly highlighter: Highlighter;
  /** Marks have been set, maybe in other frames than before. */
  readonly onMarked: () => void;
  /** The newest reading, whether or not the page has changed since. */
  readonly latest: () => Reading | null;
  /** Whether the page is still as the newest reading says. */
  readonly isFresh: () => boolean;
  /** A reading of the page as it is. */
  readonly read: () => Promise<Reading>;
}

/** A finding that stands in the page. */
export interface PlacedFinding extends Placement {
  readonly id: string;
}

/** Keeps marks on their words while the page changes. */
export interface Follower {
  /** Replaces all findings. Resolves with the ids of those that have a place, once they are marked. */
  readonly follow: (findings: readonly HighlightRequest[]) => Promise<readonly string[]>;
  /** The page is changing. Cheap: called for every batch of changes. */
  readonly note: (records: readonly MutationRecord[]) => void;
  /** The page has come to rest: marks that its changes have moved are set anew. */
  readonly settle: () => void;
  /** Marks again, reading the page if it has changed. */
  readonly refresh: () => Promise<void>;
  readonly knows: (findingId: string) => boolean;
  /** Findings with a place, in the order of the text. */
  readonly placed: () => readonly PlacedFinding[];
  readonly clear: () => void;
}

/** A page that never rests is read again only after this many times what reading it took. */
const READING_REST = 3;

/**
 * Reading a long page again is dear, and most changes of a page move no mark. So after a change the marks themselves are
 * looked at: while each still selects its words, and none that is missing can have come back, nothing is read.
 */
export function createFollower(options: FollowerOptions): Follower {
  const { document, clock, setTimer, highlighter, onMarked, latest, isFresh, read } = options;
  const changed = createChangedText();
  const memories = new Map<string, Memory>();
  let findings: readonly HighlightRequest[] = [];
  let placements = new Map<string, Placement>();
  /** In which reading a finding was looked for in vain. */
  const missedIn = new Map<string, Reading>();
  let address = '';
  let work: Promise<void> = Promise.resolve();
  let generation = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  const expectedStart = ({ id, start }: HighlightRequest): number => memories.get(id)?.start ?? start;

  /** Places what `kept` lacks, in a reading; what is kept tells how far the text before it has moved. */
  const placeIn = async (reading: Reading, kept: Map<string, Placement>, isAlive: () => boolean): Promise<void> => {
    const slices = startSlices(clock);
    const isStrict = addressOf(document) !== address;
    const { map } = reading.page;
    let shift = 0;
    for (const finding of [...findings].sort((one, other) => expectedStart(one) - expectedStart(other))) {
      const { id, quote } = finding;
      if (slices.isDue()) await slices.pause();
      if (!isAlive()) return;
      const before = expectedStart(finding);
      const own = kept.get(id);
      if (own) {
        const [first] = own.ranges;
        const start = first ? map.offsetOf(first.startContainer, first.startOffset, 'after') : -1;
        // Words that are kept but not shown at the moment are not in the reading: they stay where they were.
        if (!map.text.startsWith(quote, start)) continue;
        kept.set(id, { ...own, start, end: start + quote.length });
      } else {
        if (missedIn.get(id) === reading) continue;
        const memory = memories.get(id);
        const reach = { shift, isStrict };
        let found = placeAsExpected(reading, finding, memory, reach);
        if (!found) {
          await prepareInSlices(reading.index, slices);
          if (!isAlive()) return;
          found = placeAnew(reading, finding, memory, reach);
        }
        if (!found) {
          missedIn.set(id, reading);
          continue;
        }
        kept.set(id, found);
      }
      const { start, end } = kept.get(id) ?? { start: -1, end: -1 };
      missedIn.delete(id);
      shift = start - before;
      if (map.text.slice(start, end) === quote) memories.set(id, remember(reading, { start, end }));
    }
  };

  /** Places what `kept` lacks and has had a place before, by the bare words and their neighbours. */
  const repair = async (kept: Map<string, Placement>, isAlive: () => boolean): Promise<void> => {
    const lost = findings.filter(({ id }) => !kept.has(id) && memories.has(id));
    if (lost.length === 0) return;
    const slices = startSlices(clock);
    const isStrict = addressOf(document) !== address;
    const raw = await readRawText(document, slices);
    for (const { id, quote } of lost) {
      if (slices.isDue()) await slices.pause();
      if (!isAlive()) return;
      const memory = memories.get(id);
      const range = memory ? raw.find(quote, memory, isStrict) : null;
      const words = range ? wordsOf(range) : null;
      if (!range || words === null || !memory) continue;
      kept.set(id, { start: memory.start, end: memory.start + quote.length, ranges: [range], words: [words] });
    }
  };

  const mark = async (): Promise<void> => {
    const own = generation;
    const isAlive = () => own === generation;
    const known = latest();
    const kept = new Map<string, Placement>();
    for (const finding of findings) {
      const placement = placements.get(finding.id);
      // New findings come many a second while a model writes: their words are nearly always where the newest reading says.
      const found = placement && isIntact(placement) ? placement : known && placeKnown(known, finding);
      if (found) kept.set(finding.id, found);
    }
    if (kept.size < findings.length && !isFresh()) {
      await repair(kept, isAlive);
      if (!isAlive()) return;
      if (kept.size < findings.length) display(kept);
    }
    if (kept.size < findings.length) {
      const reading = await read();
      if (!isAlive()) return;
      readAt = clock.now();
      await placeIn(reading, kept, isAlive);
      if (!isAlive()) return;
    }
    display(kept);
  };

  const display = (kept: ReadonlyMap<string, Placement>) => {
    placements = new Map(kept);
    const marks = findings.flatMap(({ id, severity, label }) => {
      const ranges = kept.get(id)?.ranges;
      return ranges ? [{ id, severity, label, ranges }] : [];
    });
    highlighter.show(marks, latest()?.page.map.shadowRoots ?? []);
    onMarked();
  };

  const placeKnown = (known: Reading, finding: HighlightRequest): Placement | null => {
    const isStrict = addressOf(document) !== address;
    const found = placeAsExpected(known, finding, memories.get(finding.id), { shift: 0, isStrict });
    if (found) memories.set(finding.id, remember(known, found));
    return found;
  };

  /** One after the other: each starts from what the one before has found. */
  const refresh = (): Promise<void> => {
    work = work.then(mark, mark);
    return work;
  };

  const missing = () => findings.filter(({ id }) => !placements.has(id)).map(({ quote }) => quote);

  const followNow = () => {
    cancel?.();
    cancel = null;
    changed.forget();
    // A page that goes away while it is read has no marks to lose.
    refresh().catch(() => undefined);
  };

  const settle = () => {
    const isMoved = changed.hasMoved() && [...placements.values()].some((placement) => !isIntact(placement));
    if (findings.length === 0 || (!isMoved && !changed.mayHold(missing()))) return changed.forget();
    const restMs = (latest()?.page.outline.timing.totalMs ?? 0) * READING_REST;
    const earlyMs = readAt + restMs - clock.now();
    if (earlyMs <= 0) followNow();
    else cancel ??= setTimer(followNow, earlyMs);
  };

  return {
    async follow(requested) {
      findings = requested;
      address = addressOf(document);
      const ids = new Set(requested.map(({ id }) => id));
      for (const id of memories.keys()) if (!ids.has(id)) memories.delete(id);
      for (const id of missedIn.keys()) if (!ids.has(id)) missedIn.delete(id);
      await refresh();
      return requested.flatMap(({ id }) => (placements.has(id) ? [id] : []));
    },
    note(records) {
      if (findings.length > 0) changed.note(records);
    },
    settle,
    refresh,
    knows: (findingId) => findings.some(({ id }) => id === findingId),
    placed: () =>
      [...placements]
        .map(([id, placement]) => ({ id, ...placement }))
        .sort((one, other) => one.start - other.start || one.end - other.end),
    clear() {
      generation += 1;
      findings = [];
      placements = new Map();
      memories.clear();
      missedIn.clear();
      changed.forget();
      cancel?.();
      cancel = null;
      highlighter.clear();
    },
  };
}

/** The document's address: a fragment is a place in it. */
function addressOf({ URL: url }: Document): string {
  return url.replace(/#.*$/, '');
}
