import type { ChatChange, ChatTurn } from '#lib/chat';
import type { Finding } from '#lib/findings';
import type { AwaitedFindings, Problem, ReviewEvent, ReviewSnapshot } from '#lib/review';
import type { ExhaustionView, PageContext } from './protocol.ts';
import type { SettingsView } from './settings-view.ts';

/** What the worker pushes to a side panel over its port. */
export type PanelPush =
  | { readonly kind: 'page'; readonly page: PageContext }
  /** The tab's document is being read for a review that begins; null: no more. */
  | { readonly kind: 'reading'; readonly reviewId: string | null }
  /** Replaces everything: after connecting, a tab switch or a lost port. Null: nothing reviewed here yet. */
  | {
      readonly kind: 'snapshot';
      readonly snapshot: ReviewSnapshot | null;
      /** The findings that are not in it, and follow; absent where it has all. */
      readonly awaited?: AwaitedFindings;
    }
  /** More of the findings that were awaited; without `awaited` they are the last. */
  | {
      readonly kind: 'portion';
      readonly reviewId: string;
      readonly findings: readonly Finding[];
      readonly awaited?: AwaitedFindings;
    }
  | ReviewEvent
  /** Replaces all questions and answers: those about the document at this address, in order. */
  | { readonly kind: 'chat'; readonly url: string; readonly turns: readonly ChatTurn[] }
  | ({ readonly kind: 'chat-changed' } & ChatChange)
  /** The reviewer clicked a highlight in the page. */
  | { readonly kind: 'finding-focused'; readonly reviewId: string; readonly findingId: string }
  /** A command of the browser (menu, shortcut) failed for this window. */
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'exhaustion'; readonly exhaustion: ExhaustionView | null }
  | { readonly kind: 'settings'; readonly settings: SettingsView };
