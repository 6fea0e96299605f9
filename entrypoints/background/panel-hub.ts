import type { Browser } from 'wxt/browser';
import type { ChatChange, ChatTurn } from '#lib/chat';
import {
  type ExhaustionView,
  type PageContext,
  type PanelPush,
  panelPortName,
  type SettingsView,
} from '#lib/messaging';
import { type Problem, type ReviewBeginning, type ReviewEvent, type ReviewSnapshot, toProblem } from '#lib/review';
import { FIRST_PORTION, inPortions } from './snapshot-portions.ts';

type Port = Browser.runtime.Port;

/** Longest time that a panel takes to open: what went wrong before that is no news any more. */
const PANEL_OPENING_MS = 10_000;

/** One open side panel: there is at most one document for each window. */
interface Panel {
  readonly port: Port;
  readonly windowId: number;
  tabId: number | null;
  /** The address of what the tab shows; null before that is known. */
  url: string | null;
  reviewId: string | null;
  /** Counts looks at the page: only what the newest one found is shown. */
  look: number;
  /** What was published while a snapshot was made: it follows the snapshot. Null when none is being made. */
  backlog: ReviewEvent[] | null;
}

export interface PanelHubPorts {
  readonly describePage: (windowId: number) => Promise<PageContext>;
  /** The review for which a tab's document is being read, or null. */
  readonly readingIn: (tabId: number) => string | null;
  /** The review that belongs to what the tab shows, or null. */
  readonly reviewOfPage: (page: PageContext) => Promise<string | null>;
  readonly snapshot: (reviewId: string) => Promise<ReviewSnapshot>;
  /** What can be shown until a snapshot has been read; null where that takes no time. */
  readonly beginning: (reviewId: string) => Promise<ReviewBeginning | null>;
  /** Looks whether a review's page has changed; called once the review is shown, as it reads all of it. */
  readonly compare: (page: PageContext, reviewId: string) => void;
  /** Questions and answers about the document at an address, as they are when the answer is called. */
  readonly chatOf: (url: string) => Promise<() => readonly ChatTurn[]>;
  readonly settings: () => Promise<SettingsView>;
  /** What is wrong with the stored settings, or null. */
  readonly settingsProblem: () => Promise<Problem | null>;
  /** What is known of the models at this moment. */
  readonly exhaustion: () => ExhaustionView | null;
  /** Looks at the models again. Never rejects. */
  readonly recheckModels: () => Promise<void>;
  /** Told whether any panel is open, whenever that may have changed. */
  readonly onWatched: (isWatched: boolean) => void;
  /** Leaves a panel the time to draw what it was told before it is told more. */
  readonly pause: () => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Keeps every open panel in step with its tab and its review. Holds nothing that a restart would miss. */
export interface PanelHub {
  /** Takes a port that a panel opened; returns false when the port is somebody else's. */
  readonly accept: (port: Port) => boolean;
  /** Looks again at what the panels of a window (or all) stand beside. What goes wrong is told there; never rejects. */
  readonly refresh: (windowId?: number) => Promise<void>;
  /** Shows a review in the panels beside a tab. */
  readonly showReview: (tabId: number, reviewId: string) => Promise<void>;
  /** Tells the panels beside a tab that its document is being read for a review, or, null, no more. */
  readonly showReading: (tabId: number, reviewId: string | null) => void;
  readonly publish: (event: ReviewEvent) => void;
  /** The review that a panel beside a tab shows; null where none does. */
  readonly reviewBeside: (tabId: number) => string | null;
  readonly publishChat: (change: ChatChange) => void;
  readonly focusFinding: (tabId: number, findingId: string) => void;
  /** Tells the panels beside a tab of a problem that has no place in a review; one that is still opening hears it then. */
  readonly reportProblem: (tabId: number, problem: Problem) => void;
  /** Tells every panel of a problem that concerns none in particular; where none is open, the first that opens. */
  readonly announce: (problem: Problem) => void;
  readonly broadcast: (push: PanelPush) => void;
}

export function createPanelHub(ports: PanelHubPorts): PanelHub {
  const panels = new Set<Panel>();
  /** Problems of tabs beside which no panel stood yet. */
  const unheard = new Map<number, { readonly problem: Problem; readonly atMs: number }>();
  /** Problems of no tab that nobody has heard of yet. */
  let unannounced: readonly Problem[] = [];

  function drop(panel: Panel): void {
    panels.delete(panel);
    ports.onWatched(panels.size > 0);
  }

  function send(panel: Panel, push: PanelPush): void {
    try {
      panel.port.postMessage(push);
    } catch {
      // Closed, and not yet said so: a panel that is gone must not disturb the work.
      drop(panel);
    }
  }

  function tell(panel: Panel, error: unknown): void {
    if (panels.has(panel)) send(panel, { kind: 'problem', problem: toProblem(error) });
  }

  async function showIn(panel: Panel, reviewId: string | null): Promise<void> {
    panel.reviewId = reviewId;
    const backlog: ReviewEvent[] = [];
    panel.backlog = backlog;
    const isCurrent = () => panels.has(panel) && panel.backlog === backlog;
    try {
      const beginning = reviewId === null ? null : await ports.beginning(reviewId);
      if (!isCurrent()) return;
      if (beginning !== null) send(panel, { kind: 'snapshot', ...beginning });
      // All of it, as it is now, replaces its beginning.
      const snapshot = reviewId === null ? null : await ports.snapshot(reviewId);
      const shownCount = beginning?.snapshot.findings.length ?? 0;
      for (const [index, push] of inPortions(snapshot, Math.max(FIRST_PORTION, shownCount)).entries()) {
        if (index > 0) await ports.pause();
        // It has gone, or shows something else by now.
        if (!isCurrent()) return;
        send(panel, push);
      }
      for (const event of backlog) send(panel, event);
      panel.backlog = null;
    } catch (error) {
      // Shown as nothing, so that the next look asks again.
      if (panel.backlog === backlog) Object.assign(panel, { reviewId: null, backlog: null });
      throw error;
    }
  }

  /** Shows what was asked about the document at an address; what changes meanwhile is in it already. */
  async function showChat(panel: Panel, url: string): Promise<void> {
    if (panel.url === url) return;
    panel.url = url;
    try {
      const turns = url === '' ? () => [] : await ports.chatOf(url);
      if (panels.has(panel) && panel.url === url) send(panel, { kind: 'chat', url, turns: turns() });
    } catch (error) {
      // The next look asks again.
      if (panel.url === url) panel.url = null;
      tell(panel, error);
    }
  }

  async function refreshPanel(panel: Panel): Promise<void> {
    panel.look += 1;
    const { look } = panel;
    const page = await ports.describePage(panel.windowId);
    if (!panels.has(panel) || panel.look !== look) return;
    panel.tabId = page.tabId;
    send(panel, { kind: 'page', page });
    const readingId = page.tabId === null ? null : ports.readingIn(page.tabId);
    if (readingId !== null) send(panel, { kind: 'reading', reviewId: readingId });
    tellUnheard(panel);
    void showChat(panel, page.url);
    const shown = panel.reviewId;
    const reviewId = await ports.reviewOfPage(page);
    // A newer look, or a review that began meanwhile, knows better.
    if (panel.look !== look || panel.reviewId !== shown) return;
    if (reviewId !== panel.reviewId || reviewId === null) await showIn(panel, reviewId);
    if (reviewId !== null) ports.compare(page, reviewId);
  }

  function tellUnheard(panel: Panel): void {
    if (panel.tabId === null) return;
    const told = unheard.get(panel.tabId);
    unheard.delete(panel.tabId);
    if (told === undefined || ports.now() - told.atMs > PANEL_OPENING_MS) return;
    send(panel, { kind: 'problem', problem: told.problem });
  }

  function tellUnannounced(panel: Panel): void {
    if (!panels.has(panel)) return;
    for (const problem of unannounced) send(panel, { kind: 'problem', problem });
    unannounced = [];
  }

  async function welcome(panel: Panel): Promise<void> {
    send(panel, { kind: 'settings', settings: await ports.settings() });
    // After a restart this is what brings back that they are exhausted: told to all panels as soon as it is known.
    void ports.recheckModels();
    send(panel, { kind: 'exhaustion', exhaustion: ports.exhaustion() });
    await refreshPanel(panel);
    const problem = await ports.settingsProblem();
    if (problem !== null) send(panel, { kind: 'problem', problem });
    tellUnannounced(panel);
  }

  return {
    accept: (port) => {
      const windowId = Number(/^panel:(\d+)$/.exec(port.name)?.[1] ?? Number.NaN);
      if (port.name !== panelPortName(windowId)) return false;
      const panel: Panel = { port, windowId, tabId: null, url: null, reviewId: null, look: 0, backlog: null };
      panels.add(panel);
      ports.onWatched(true);
      port.onDisconnect.addListener(() => drop(panel));
      welcome(panel).catch((error: unknown) => tell(panel, error));
      return true;
    },

    refresh: async (windowId) => {
      const affected = [...panels].filter((panel) => windowId === undefined || panel.windowId === windowId);
      await Promise.all(affected.map((panel) => refreshPanel(panel).catch((error: unknown) => tell(panel, error))));
    },

    showReview: async (tabId, reviewId) => {
      unheard.delete(tabId);
      await Promise.all([...panels].filter((panel) => panel.tabId === tabId).map((panel) => showIn(panel, reviewId)));
    },

    showReading: (tabId, reviewId) => {
      for (const panel of panels) {
        if (panel.tabId === tabId) send(panel, { kind: 'reading', reviewId });
      }
    },

    publish: (event) => {
      const reviewId = event.kind === 'review-changed' ? event.review.id : event.reviewId;
      for (const panel of panels) {
        if (panel.reviewId !== reviewId) continue;
        if (panel.backlog === null) send(panel, event);
        else panel.backlog.push(event);
      }
    },

    reviewBeside: (tabId) =>
      [...panels].find((panel) => panel.tabId === tabId && panel.reviewId !== null)?.reviewId ?? null,
    publishChat: (change) => {
      for (const panel of panels) if (panel.url === change.url) send(panel, { kind: 'chat-changed', ...change });
    },

    focusFinding: (tabId, findingId) => {
      for (const panel of panels) {
        if (panel.tabId === tabId && panel.reviewId !== null) {
          send(panel, { kind: 'finding-focused', reviewId: panel.reviewId, findingId });
        }
      }
    },

    reportProblem: (tabId, problem) => {
      const beside = [...panels].filter((panel) => panel.tabId === tabId);
      if (beside.length === 0) unheard.set(tabId, { problem, atMs: ports.now() });
      for (const panel of beside) send(panel, { kind: 'problem', problem });
    },

    announce: (problem) => {
      if (panels.size === 0) unannounced = [...unannounced, problem];
      for (const panel of panels) send(panel, { kind: 'problem', problem });
    },

    broadcast: (push) => {
      for (const panel of panels) send(panel, push);
    },
  };
}
