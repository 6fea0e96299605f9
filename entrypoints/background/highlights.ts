import { findingLabel } from '#components/findings';
import type { Finding } from '#lib/findings';
import type { HighlightedFinding } from '#lib/messaging';
import type { ReaderClient } from '#lib/platform/reader-client';
import type { ReviewSnapshot } from '#lib/review';
import { describeTab } from './pages.ts';
import type { Reviews } from './reviews.ts';

/** Long enough to gather the findings of one answer, short enough to look immediate. */
const GATHER_MS = 150;

/** Keeps the highlights of pages in step with their reviews. */
export interface HighlightKeeper {
  /** A review's findings changed. */
  readonly refresh: (reviewId: string) => void;
  /** A tab finished loading: if its document was reviewed, its highlights come back. */
  readonly restore: (tabId: number) => Promise<void>;
  /** Shows the next or previous finding in a tab, and answers its id; null where the tab has none. */
  readonly step: (tabId: number, direction: 'next' | 'previous') => Promise<string | null>;
}

export interface HighlightKeeperPorts {
  readonly reader: ReaderClient;
  readonly reviews: Pick<Reviews, 'ofDocument' | 'tabOf' | 'bindTab'>;
  readonly snapshot: (reviewId: string) => Promise<ReviewSnapshot>;
}

export function createHighlightKeeper({ reader, reviews, snapshot }: HighlightKeeperPorts): HighlightKeeper {
  const pending = new Set<string>();

  async function send(reviewId: string): Promise<void> {
    const [tabId, { review, findings }] = await Promise.all([reviews.tabOf(reviewId), snapshot(reviewId)]);
    // The tab may have gone to another document while its former one is still reviewed.
    if ((await describeTab(tabId)).url !== review.url) return;
    await reader.ask(tabId, 'reader.highlight', { findings: findings.filter(isAnchored).map(toHighlight) });
  }

  function refresh(reviewId: string): void {
    if (pending.has(reviewId)) return;
    pending.add(reviewId);
    setTimeout(() => {
      pending.delete(reviewId);
      // The page may be gone, or not be ours to read any more: there is nothing to highlight then.
      send(reviewId).catch(() => undefined);
    }, GATHER_MS);
  }

  /** The review of what a tab shows, which it is bound to from here on; null when there is none. */
  async function reviewIn(tabId: number): Promise<string | null> {
    const { url, access } = await describeTab(tabId);
    if (access !== 'granted') return null;
    const reviewId = await reviews.ofDocument(url).catch(() => null);
    if (reviewId !== null) reviews.bindTab(reviewId, tabId);
    return reviewId;
  }

  return {
    refresh,
    restore: async (tabId) => {
      const reviewId = await reviewIn(tabId);
      if (reviewId !== null) refresh(reviewId);
    },
    step: async (tabId, direction) => {
      const reviewId = await reviewIn(tabId);
      if (reviewId === null) return null;
      const { findingId } = await reader.ask(tabId, 'reader.step', { direction });
      if (findingId !== null) return findingId;
      // The page may have been loaded again while the browser did not let us in: the shortcut has invited us.
      await send(reviewId);
      return (await reader.ask(tabId, 'reader.step', { direction })).findingId;
    },
  };
}

function isAnchored({ evidence }: Finding): boolean {
  return evidence.status !== 'unverified';
}

function toHighlight(finding: Finding): HighlightedFinding {
  const { id, severity, sectionId, evidence } = finding;
  const { text: quote, start, end } = evidence;
  return { id, severity, label: findingLabel(finding), sectionId, quote, start, end };
}
