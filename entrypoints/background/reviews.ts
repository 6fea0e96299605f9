import type { SelectedText, WorkerRequests } from '#lib/messaging';
import { AUTO_REGION, type Outline, type RegionChoice } from '#lib/outline';
import type { ReaderClient } from '#lib/platform/reader-client';
import type { SettingsStore } from '#lib/platform/settings-store';
import { findPlaybook, type Playbook } from '#lib/playbooks';
import { ProblemError, type ReviewEngine, type ReviewStore, type StartRequest } from '#lib/review';
import { countWords, hashText } from '#lib/text';
import { documentUrl } from './pages.ts';
import type { PlaybookService } from './playbook-service.ts';
import { createTurns } from './turns.ts';

/** How a reviewer wants a document reviewed. */
export type ReviewRequest = Omit<WorkerRequests['review.start']['payload'], 'tabId'>;

/** Which review belongs to which document and tab, and how reviews begin. */
export interface Reviews {
  /** Takes over what still holds of the document's last review, and reads the same part of the page as that did. */
  readonly start: (tabId: number, request?: ReviewRequest, known?: KnownStart) => Promise<string>;
  /** The document as the next review of it would read it. */
  readonly readAgain: (tabId: number) => Promise<Outline>;
  /** Analyses what is selected in the tab; `fallback` is what the browser's menu says is selected. */
  readonly startSelection: (
    tabId: number,
    fallback?: string,
  ) => Promise<{ readonly reviewId: string; readonly sectionId: string }>;
  /** Queues a review's failed and stopped sections again, with the provider that is set now. */
  readonly retry: (reviewId: string) => Promise<void>;
  /** Deletes all that is kept of a review's document, and its marks in the page. */
  readonly deleteDocument: (reviewId: string) => Promise<void>;
  /** Deletes these reviews, and their marks in the pages beside them. */
  readonly deleteReviews: (reviewIds: readonly string[]) => Promise<void>;
  /** Compares a review with its document as the tab shows it now; the page says when that changes. */
  readonly compare: (reviewId: string, tabId: number) => Promise<void>;
  /** The newest review of the document at an address, or null. */
  readonly ofDocument: (url: string) => Promise<string | null>;
  /** The tab whose page a review's findings are shown in. */
  readonly tabOf: (reviewId: string) => Promise<number>;
  /** Remembers that a tab shows a review's document. */
  readonly bindTab: (reviewId: string, tabId: number) => void;
}

/** What whoever asked for a review knows of it already. */
export interface KnownStart {
  readonly reviewId: string;
  /** Asked before anything of an earlier review is stopped and anything is stored. */
  readonly signal: AbortSignal;
}

interface BeginRequest extends Pick<StartRequest, 'reviewId' | 'earlierId' | 'isAnew' | 'region'> {
  readonly playbookId?: string | undefined;
}

export interface ReviewsPorts {
  readonly engine: ReviewEngine;
  readonly store: ReviewStore;
  readonly reader: ReaderClient;
  readonly settings: SettingsStore;
  readonly playbooks: Pick<PlaybookService, 'own' | 'chosen'>;
  /** The address of the document that a tab shows; empty where the browser does not say. */
  readonly urlOf: (tabId: number) => Promise<string>;
}

export function createReviews({ engine, store, reader, settings, playbooks, urlOf }: ReviewsPorts): Reviews {
  /** Only a cache: after a restart the record's own tab stands in. */
  const tabs = new Map<string, number>();
  /**
   * Two beginnings at once (a double click, the popup and the panel) would each find no earlier review, and the one that
   * no panel shows could not be stopped.
   */
  const inTurn = createTurns();

  async function readDocument(tabId: number, region?: RegionChoice): Promise<Outline> {
    const outline = await reader.ask(tabId, 'reader.outline', {
      watch: true,
      ...(region === undefined ? {} : { region }),
    });
    if (outline.words === 0) throw new ProblemError({ code: 'page-empty' });
    return { ...outline, url: documentUrl(outline.url) };
  }

  /** The part of the page to read: as the reviewer says, else as in the last review of what the tab shows. */
  async function regionFor(tabId: number, wanted: ReviewRequest['region']): Promise<RegionChoice> {
    if (wanted === 'auto' || wanted === 'page') return { kind: wanted };
    if (wanted === 'selection') {
      const { region } = await reader.ask(tabId, 'reader.region', {});
      if (region === null) throw new ProblemError({ code: 'selection-empty' });
      return region;
    }
    const url = await urlOf(tabId);
    const earlierId = url === '' ? null : await store.findLatest(url);
    return earlierId === null ? AUTO_REGION : regionOf(earlierId);
  }

  async function regionOf(reviewId: string): Promise<RegionChoice> {
    return (await engine.snapshot(reviewId)).review.region ?? AUTO_REGION;
  }

  async function begin(tabId: number, outline: Outline, request: BeginRequest): Promise<string> {
    const { provider, documentCheck } = await settings.settings();
    const { playbookId, ...kept } = request;
    const playbook = await findWanted(playbookId);
    const withDocumentCheck = documentCheck === 'always' && outline.sections.length > 0;
    const reviewId = await engine.start(outline, { tabId, provider, playbook, withDocumentCheck, ...kept });
    tabs.set(reviewId, tabId);
    return reviewId;
  }

  /** The playbook with an id, the chosen one without. @throws {ProblemError} `not-found`. */
  async function findWanted(id: string | undefined): Promise<Playbook> {
    if (id === undefined) return playbooks.chosen();
    const wanted = findPlaybook(id, await playbooks.own());
    if (wanted === null) throw new ProblemError({ code: 'not-found', what: `playbook ${id}` });
    return wanted;
  }

  /** The review that a selection belongs to: the document's, or a new one without sections. */
  async function reviewForSelection(tabId: number, outline: Outline): Promise<string> {
    const known = await store.findLatest(outline.url);
    if (known === null) return begin(tabId, { ...outline, sections: [] }, {});
    tabs.set(known, tabId);
    return known;
  }

  /** Takes the marks out of the page at an address; it may be gone, or not be ours to touch any more. */
  async function clearMarks(tabId: number, url: string): Promise<void> {
    if ((await urlOf(tabId)) === url) await reader.ask(tabId, 'reader.clear', {}).catch(() => null);
  }

  return {
    start: async (tabId, { playbook: playbookId, isAnew = false, region: wanted } = {}, known) => {
      // Before anything is read or stopped for the sake of a playbook that is not there.
      if (playbookId !== undefined) await findWanted(playbookId);
      const region = await regionFor(tabId, wanted);
      const outline = await readDocument(tabId, region);
      return inTurn(async () => {
        known?.signal.throwIfAborted();
        const earlierId = await store.findLatest(outline.url);
        if (earlierId !== null) await engine.stop(earlierId);
        const id = known === undefined ? {} : { reviewId: known.reviewId };
        return begin(tabId, outline, { ...id, playbookId, earlierId, isAnew, region });
      });
    },

    readAgain: async (tabId) => readDocument(tabId, await regionFor(tabId, undefined)),

    startSelection: async (tabId, fallback) => {
      const outline = await readDocument(tabId);
      const selected = (await reader.ask(tabId, 'reader.selection', {})) ?? unplaced(fallback);
      if (selected === null || selected.text.trim() === '') throw new ProblemError({ code: 'selection-empty' });
      const { text, start, end } = selected;
      const section = outline.sections.find(({ id }) => id === selected.sectionId);
      const reviewId = await inTurn(() => reviewForSelection(tabId, outline));
      const selection = {
        text,
        start,
        end,
        path: section?.path ?? [],
        words: countWords(text),
        hash: hashText(text),
      };
      const { provider } = await settings.settings();
      return { reviewId, sectionId: await engine.addSelection(reviewId, selection, provider) };
    },

    retry: async (reviewId) => engine.retry(reviewId, (await settings.settings()).provider),

    deleteDocument: async (reviewId) => {
      const { review } = await engine.snapshot(reviewId);
      const tabId = tabs.get(reviewId) ?? review.tabId;
      await engine.deleteReviews(await store.listOfDocument(review.url));
      tabs.delete(reviewId);
      await clearMarks(tabId, review.url);
    },

    deleteReviews: async (reviewIds) => {
      // A tab is bound to what it shows: reviews that no tab shows have no marks.
      const shown = reviewIds.flatMap((reviewId) =>
        [tabs.get(reviewId) ?? []].flat().map((tabId) => ({ reviewId, tabId })),
      );
      const marked = await Promise.all(
        shown.map(async ({ reviewId, tabId }) => ({ tabId, url: (await engine.snapshot(reviewId)).review.url })),
      );
      await engine.deleteReviews(reviewIds);
      for (const reviewId of reviewIds) tabs.delete(reviewId);
      await Promise.all(marked.map(({ tabId, url }) => clearMarks(tabId, url)));
    },

    compare: async (reviewId, tabId) => {
      const region = await regionOf(reviewId);
      const outline = await reader.ask(tabId, 'reader.outline', { region, watch: true });
      const { review } = await engine.snapshot(reviewId);
      // The tab may have gone to another document meanwhile, without loading anything.
      if (documentUrl(outline.url) === review.url) await engine.compare(reviewId, outline);
    },

    ofDocument: (url) => store.findLatest(url),

    tabOf: async (reviewId) => tabs.get(reviewId) ?? (await engine.snapshot(reviewId)).review.tabId,

    bindTab: (reviewId, tabId) => {
      tabs.set(reviewId, tabId);
    },
  };
}

/** Selected text whose place in the document is not known, as inside a frame. */
function unplaced(text: string | undefined): SelectedText | null {
  return text === undefined ? null : { text, start: -1, end: -1, sectionId: null };
}
