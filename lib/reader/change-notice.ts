import type { Outline, SliceClock } from '#lib/outline';
import type { Reading } from './place-finding.ts';

/** What noticing needs. */
export interface ChangeNoticeOptions {
  readonly clock: Pick<SliceClock, 'now'>;
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** A reading of the page as it is; from memory while nothing has changed. */
  readonly read: () => Promise<Reading>;
  /** The document's words are not what they were when they were told last. Said once. */
  readonly onChanged: () => void;
}

/** Says once that the document's words have changed since somebody was told them. */
export interface ChangeNotice {
  /** Somebody is about to be told the words: from now on changes count. */
  readonly start: () => void;
  /** What was told. */
  readonly expect: (outline: Outline) => void;
  /** The page is changing. Cheap: called for every batch of changes. */
  readonly note: (records: readonly MutationRecord[]) => void;
  /** The page has come to rest. */
  readonly settle: () => void;
  readonly stop: () => void;
}

/** Between two looks at the words, at least: also the shortest time between two notices. */
const SHORTEST_GAP_MS = 4_000;
/** A page whose changes are never the document's, such as a clock beside it, is looked at ever more seldom, down to this. */
const LONGEST_GAP_MS = 60_000;
/** A long page is read again only after this many times what reading it took. */
const READING_REST = 10;

const NOT_TEXT: ReadonlySet<string> = new Set(['script', 'style', 'link', 'meta', 'template', 'noscript', 'svg']);

function holdsText(node: Node): boolean {
  if (node.nodeType === 3) return (node as Text).data.trim() !== '';
  if (node.nodeType !== 1 || NOT_TEXT.has((node as Element).localName)) return false;
  return (node as Element).shadowRoot !== null || /\S/.test(node.textContent ?? '');
}

/** Whether a change adds, takes away or rewrites text. Attributes carry none: what they show or hide was there before. */
function carriesText({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === 'attributes') return false;
  if (type === 'characterData') return !NOT_TEXT.has(target.parentElement?.localName ?? '') && target.nodeType === 3;
  if (NOT_TEXT.has((target as Partial<Element>).localName ?? '')) return false;
  return [...addedNodes].some(holdsText) || [...removedNodes].some(holdsText);
}

/** What a review compares of a document. */
function wordsKey({ sections }: Outline): string {
  return sections.map(({ id, hash }) => `${id} ${hash}`).join('\n');
}

/** Makes a notice that does nothing until it is started. */
export function createChangeNotice({ clock, setTimer, read, onChanged }: ChangeNoticeOptions): ChangeNotice {
  let isWatching = false;
  /** Of the words that were told; null before they are known, and after the notice. */
  let told: string | null = null;
  let hasText = false;
  let gapMs = SHORTEST_GAP_MS;
  let notBefore = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  const rest = () => {
    cancel?.();
    cancel = null;
  };

  const look = async (): Promise<void> => {
    cancel = null;
    const before = told;
    hasText = false;
    const { outline } = (await read()).page;
    // Stopped, or told anew meanwhile.
    if (before === null || told !== before) return;
    const isChanged = wordsKey(outline) !== before;
    gapMs = isChanged ? SHORTEST_GAP_MS : Math.min(LONGEST_GAP_MS, 2 * gapMs);
    notBefore = clock.now() + Math.max(gapMs, READING_REST * outline.timing.totalMs);
    if (!isChanged) return settle();
    isWatching = false;
    told = null;
    onChanged();
  };

  const settle = () => {
    if (told === null || !hasText || cancel !== null) return;
    // A page that goes away while it is read has nothing to say.
    cancel = setTimer(() => void look().catch(() => undefined), Math.max(0, notBefore - clock.now()));
  };

  return {
    start() {
      rest();
      isWatching = true;
      told = null;
      hasText = false;
    },
    expect(outline) {
      if (!isWatching) return;
      told = wordsKey(outline);
      settle();
    },
    note(records) {
      if (isWatching && !hasText) hasText = records.some(carriesText);
    },
    settle,
    stop() {
      rest();
      isWatching = false;
      told = null;
    },
  };
}
