import { type Browser, browser } from 'wxt/browser';
import type { Beginnings } from './beginnings.ts';
import type { HighlightKeeper } from './highlights.ts';
import type { PanelHub } from './panel-hub.ts';
import type { Reviews } from './reviews.ts';
import { toWorkerProblem } from './worker-problem.ts';

const ANALYZE_SELECTION = 'analyze-selection';
const REVIEW_PAGE = 'review-page';
const STEPS: Readonly<Record<string, 'next' | 'previous'>> = { 'next-finding': 'next', 'previous-finding': 'previous' };

export interface CommandPorts {
  readonly reviews: Reviews;
  readonly beginnings: Beginnings;
  readonly panels: PanelHub;
  readonly highlights: HighlightKeeper;
}

/** Adds the context menu's entries; to be called when the extension is installed or updated. */
export function createMenus(): void {
  browser.contextMenus.removeAll(() => {
    browser.contextMenus.create({
      id: ANALYZE_SELECTION,
      title: browser.i18n.getMessage('menuAnalyzeSelection'),
      contexts: ['selection'],
    });
    browser.contextMenus.create({
      id: REVIEW_PAGE,
      title: browser.i18n.getMessage('menuReviewPage'),
      contexts: ['page'],
    });
  });
}

/**
 * Listens to the menu and the keyboard: both open the panel and start a review; two shortcuts go from finding to finding.
 * To be called while the worker starts.
 */
export function listenToCommands(ports: () => CommandPorts): void {
  async function run(
    command: string | number,
    tab: Browser.tabs.Tab | undefined,
    selectedText?: string,
  ): Promise<void> {
    if (tab?.id === undefined) return;
    const { reviews, beginnings, panels } = ports();
    // Before anything is awaited: the browser opens a panel only within the gesture. A window that can have none (an
    // application's) gets its highlights all the same.
    await browser.sidePanel.open({ windowId: tab.windowId }).catch(() => undefined);
    try {
      if (command !== ANALYZE_SELECTION) {
        await beginnings.begin({ tabId: tab.id });
        return await panels.refresh(tab.windowId);
      }
      const { reviewId } = await reviews.startSelection(tab.id, selectedText);
      await panels.refresh(tab.windowId);
      await panels.showReview(tab.id, reviewId);
    } catch (error) {
      await panels.refresh(tab.windowId);
      panels.reportProblem(tab.id, toWorkerProblem(error));
    }
  }

  async function step(direction: 'next' | 'previous', tabId: number): Promise<void> {
    const { highlights, panels } = ports();
    try {
      const findingId = await highlights.step(tabId, direction);
      if (findingId !== null) panels.focusFinding(tabId, findingId);
    } catch (error) {
      panels.reportProblem(tabId, toWorkerProblem(error));
    }
  }

  browser.contextMenus.onClicked.addListener((info, tab) => void run(info.menuItemId, tab, info.selectionText));
  browser.commands.onCommand.addListener((command, tab) => {
    const direction = STEPS[command];
    if (direction === undefined) void run(command, tab);
    else if (tab?.id !== undefined) void step(direction, tab.id);
  });
}
