import { createTextIndex } from '#lib/anchoring';
import { createHighlighter, createPointer, isInView } from '#lib/highlights';
import { AUTO_REGION, type Outline, type RegionChoice, readOutline, regionAround, type SliceClock } from '#lib/outline';
import { createChangeNotice } from './change-notice.ts';
import { createFollower } from './follower.ts';
import { type LocateAnswer, locateQuotes, type QuoteRequest } from './locate-quotes.ts';
import { createPageWatch } from './page-watch.ts';
import { type HighlightRequest, placePassage, type Reading } from './place-finding.ts';
import { readSelection, type SelectedPassage } from './selection.ts';
import { type Direction, findingsFrom } from './step.ts';

/** What the reader of a page needs from outside. */
export interface ReaderOptions extends SliceClock {
  readonly document: Document;
  /** Calls back once after the delay; the answer cancels it. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** The reviewer clicked highlighted words. The click does in the page what it always does. */
  readonly onHighlightActivated: (findingId: string) => void;
  /** Words of the document are not what `outline` answered last to somebody who wanted to be told so. */
  readonly onDocumentChanged: () => void;
}

/** Reads one page, finds quotes in it and marks them. */
export interface Reader {
  /**
   * Reads the page, or the part of it that is chosen; answers from memory while nothing in it has changed. The choice
   * holds until another is made. Whoever watches is told once when the words are no longer as answered.
   */
  readonly outline: (region?: RegionChoice, isWatched?: boolean) => Promise<Outline>;
  /** The part of the page around what is selected; null where nothing is, or the whole page. */
  readonly regionAroundSelection: () => RegionChoice | null;
  readonly locate: (quotes: readonly QuoteRequest[]) => Promise<LocateAnswer>;
  /** Replaces all marks; they follow their words when the page changes. Answers the ids that have a place. */
  readonly highlight: (findings: readonly HighlightRequest[]) => Promise<readonly string[]>;
  /** Scrolls to a marked finding and lets it flash. False when its words are not in the page. */
  readonly show: (findingId: string) => Promise<boolean>;
  /** The same for a passage that no finding marks, from where it stood in the document's text (-1: unknown) on. */
  readonly showQuote: (passage: { readonly quote: string; readonly start: number }) => Promise<boolean>;
  /** Shows the next or previous finding from where the reader is, and answers its id; null when none can be shown. */
  readonly step: (direction: Direction) => Promise<string | null>;
  readonly selection: () => Promise<SelectedPassage | null>;
  /** Removes all marks and forgets the findings. */
  readonly clear: () => void;
  /** Removes everything; the reader must not be used after. */
  readonly dispose: () => void;
}

/** The finding shown last is where the reader is, for this long even while the page still scrolls to it. */
const SCROLLING_MS = 1000;

/** Makes a reader. Nothing of the page is read or watched before the first call. */
export function createReader(options: ReaderOptions): Reader {
  const { document, now, yieldToPage, setTimer, onHighlightActivated, onDocumentChanged } = options;
  const clock: SliceClock = { now, yieldToPage };
  const highlighter = createHighlighter({ document, setTimer });
  const pointer = createPointer({ document, setTimer, highlighter, onActivated: onHighlightActivated });
  let region = AUTO_REGION;
  let reading: Promise<Reading> | null = null;
  let latest: Reading | null = null;
  let shown: { readonly id: string; readonly atMs: number } | null = null;

  const watch = createPageWatch({
    document,
    now,
    setTimer,
    onChange: (records) => {
      reading = null;
      follower.note(records);
      notice.note(records);
    },
    onSettled: () => {
      follower.settle();
      notice.settle();
    },
  });

  const read = (): Promise<Reading> => {
    if (reading) return reading;
    // Watching starts before reading, so that a change in between is not missed.
    watch.observe([]);
    const started: Promise<Reading> = readOutline(document, clock, region).then((page) => {
      watch.observe([...page.map.shadowRoots, ...page.map.frames]);
      const made = { page, index: createTextIndex(page.outline.text) };
      latest = made;
      return made;
    });
    reading = started;
    started.catch(() => {
      if (reading === started) reading = null;
    });
    return started;
  };

  const follower = createFollower({
    document,
    clock,
    setTimer,
    highlighter,
    onMarked: pointer.follow,
    latest: () => latest,
    isFresh: () => reading !== null,
    read,
  });

  const notice = createChangeNotice({ clock, setTimer, read, onChanged: onDocumentChanged });

  const flash = (id: string): boolean => {
    pointer.rest();
    if (!highlighter.flash(id)) return false;
    shown = { id, atMs: now() };
    return true;
  };

  /** The finding shown last, unless the reader has left it. */
  const currentId = (): string | null => {
    if (shown === null) return null;
    const { id, atMs } = shown;
    if (now() - atMs < SCROLLING_MS) return id;
    const range = follower.placed().find((placed) => placed.id === id)?.ranges[0];
    return range && isInView(range, document) ? id : null;
  };

  const clear = () => {
    shown = null;
    follower.clear();
    pointer.stop();
  };

  return {
    outline: async (choice = region, isWatched = false) => {
      if (isWatched) notice.start();
      if (JSON.stringify(choice) !== JSON.stringify(region)) {
        region = choice;
        reading = null;
      }
      const { outline } = (await read()).page;
      if (isWatched) notice.expect(outline);
      return outline;
    },
    regionAroundSelection: () => {
      const selection = document.getSelection();
      return selection && !selection.isCollapsed ? regionAround(document, selection.getRangeAt(0)) : null;
    },
    async locate(quotes) {
      const { page, index } = await read();
      return locateQuotes(page, index, quotes, clock);
    },
    highlight(findings) {
      if (findings.length > 0) pointer.start();
      else pointer.stop();
      return follower.follow(findings);
    },
    async show(findingId) {
      if (flash(findingId)) return true;
      if (!follower.knows(findingId)) return false;
      // The page may be about to show them: its own control has been pressed. Else they have to be found anew.
      await yieldToPage();
      if (flash(findingId)) return true;
      await follower.refresh();
      return flash(findingId);
    },
    async showQuote(passage) {
      const show = async (): Promise<boolean> => {
        const placement = await placePassage(await read(), passage, clock);
        pointer.rest();
        return placement !== null && highlighter.flashWords(placement.ranges);
      };
      if (await show()) return true;
      // The page may be about to show them: its own control has been pressed.
      await yieldToPage();
      return show();
    },
    async step(direction) {
      for (const { id } of findingsFrom(document, follower.placed(), direction, currentId(), latest)) {
        if (flash(id)) return id;
      }
      return null;
    },
    selection: async () => readSelection(document, (await read()).page),
    clear,
    dispose() {
      clear();
      notice.stop();
      watch.stop();
      reading = null;
      latest = null;
    },
  };
}
