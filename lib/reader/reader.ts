import { createTextIndex, locateQuote, type TextIndex } from '#lib/anchoring';
import { createHighlighter, type HighlightSpan } from '#lib/highlights';
import { type Outline, type ReadPage, readOutline, type SliceClock } from '#lib/outline';
import { type LocateAnswer, locateQuotes, type QuoteRequest } from './locate-quotes.ts';
import { createPageWatch } from './page-watch.ts';
import { readSelection, type SelectedPassage } from './selection.ts';

/** A finding to mark, with the words that should stand at its offsets, so that it survives changes of the page. */
export interface HighlightRequest extends HighlightSpan {
  readonly quote: string;
  readonly sectionId?: string;
}

/** What the reader of a page needs from outside. */
export interface ReaderOptions extends SliceClock {
  readonly document: Document;
  /** Calls back once after the delay; the answer cancels it. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** The reviewer clicked highlighted words. The click does in the page what it always does. */
  readonly onHighlightActivated: (findingId: string) => void;
}

/** Reads one page, finds quotes in it and marks them. */
export interface Reader {
  /** Reads the page; answers from memory while nothing in it has changed. */
  readonly outline: () => Promise<Outline>;
  readonly locate: (quotes: readonly QuoteRequest[]) => Promise<LocateAnswer>;
  /** Replaces all marks; they follow their words when the page changes. Answers the ids that have a place. */
  readonly highlight: (findings: readonly HighlightRequest[]) => Promise<readonly string[]>;
  /** Scrolls to a marked finding and lets it flash. False when its words are not in the page. */
  readonly show: (findingId: string) => Promise<boolean>;
  readonly selection: () => Promise<SelectedPassage | null>;
  /** Removes all marks and forgets the findings. */
  readonly clear: () => void;
  /** Removes everything; the reader must not be used after. */
  readonly dispose: () => void;
}

interface Reading {
  readonly page: ReadPage;
  readonly index: TextIndex;
}

/** Makes a reader. Nothing of the page is read or watched before the first call. */
export function createReader(options: ReaderOptions): Reader {
  const { document, now, yieldToPage, setTimer, onHighlightActivated } = options;
  const clock: SliceClock = { now, yieldToPage };
  const highlighter = createHighlighter({ document, setTimer });
  let reading: Promise<Reading> | null = null;
  let findings: readonly HighlightRequest[] = [];
  let isDisposed = false;
  let round = 0;

  const watch = createPageWatch({
    document,
    now,
    setTimer,
    onChange: () => {
      reading = null;
    },
    onSettled: () => {
      if (findings.length > 0) void mark();
    },
  });

  const read = (): Promise<Reading> => {
    if (reading) return reading;
    // Watching starts before reading, so that a change in between is not missed.
    watch.observe([]);
    const started: Promise<Reading> = readOutline(document, clock).then((page) => {
      if (!isDisposed) watch.observe(page.map.shadowRoots);
      return { page, index: createTextIndex(page.outline.text) };
    });
    reading = started;
    started.catch(() => {
      if (reading === started) reading = null;
    });
    return started;
  };

  /** Where a finding's words stand now: where they were, else found anew by the quote. */
  const place = ({ page, index }: Reading, finding: HighlightRequest): HighlightSpan | null => {
    const { id, severity, title, start, end, quote, sectionId } = finding;
    if (page.map.text.slice(start, end) === quote) return { id, severity, title, start, end };
    const section = page.outline.sections.find((candidate) => candidate.id === sectionId);
    const anchor = locateQuote(index, quote, section ? { within: section, hint: start } : { hint: start });
    if (anchor.status === 'missing' || anchor.changesMeaning) return null;
    return { id, severity, title, start: anchor.start, end: anchor.end };
  };

  const mark = async (): Promise<readonly string[]> => {
    round += 1;
    const own = round;
    const current = await read();
    // A newer call, a clear or a change of the page while reading makes this round's marks worthless.
    if (own !== round || isDisposed) return [];
    const spans = findings.flatMap((finding) => place(current, finding) ?? []);
    return highlighter.show(current.page.map, spans);
  };

  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || document.getSelection()?.isCollapsed === false) return;
    const id = highlighter.findingAt(event.clientX, event.clientY);
    if (id !== null) onHighlightActivated(id);
  };

  const clear = () => {
    round += 1;
    findings = [];
    highlighter.clear();
    document.removeEventListener('click', onClick, true);
  };

  return {
    outline: async () => (await read()).page.outline,
    async locate(quotes) {
      const { page, index } = await read();
      return locateQuotes(page, index, quotes, clock);
    },
    highlight(requested) {
      findings = requested;
      document.addEventListener('click', onClick, { capture: true, passive: true });
      return mark();
    },
    async show(findingId) {
      if (highlighter.flash(findingId)) return true;
      if (!findings.some(({ id }) => id === findingId)) return false;
      await mark();
      return highlighter.flash(findingId);
    },
    selection: async () => readSelection(document, (await read()).page),
    clear,
    dispose() {
      isDisposed = true;
      clear();
      watch.stop();
      reading = null;
    },
  };
}
