import { type ChatState, INITIAL_CHAT_STATE, reduceChat } from '#components/chat';
import { wordFinding } from '#components/findings';
import type { Finding } from '#lib/findings';
import type { ExhaustionView, PageContext, PanelPush, SettingsView } from '#lib/messaging';
import type { AwaitedFindings, Decision, DecisionChange, Problem, ReviewView, SectionView } from '#lib/review';

/** Everything a side panel shows; a cache of what the worker knows, rebuilt from a snapshot at any time. */
export interface PanelState {
  readonly page: PageContext | null;
  /** False until the first snapshot: before it, nothing is known, not even that there is nothing. */
  readonly isReady: boolean;
  /** The review for which the tab's document is being read, or null. */
  readonly readingId: string | null;
  readonly review: ReviewView | null;
  readonly sections: readonly SectionView[];
  /** By id, in order of arrival; in the reader's language where checks of ours made them. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** Findings that are still to come; null once all are there. */
  readonly awaited: AwaitedFindings | null;
  /** By finding id. */
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly chat: ChatState;
  readonly exhaustion: ExhaustionView | null;
  readonly settings: SettingsView | null;
  readonly problem: Problem | null;
  /** What the reviewer asked for in this tab and is not answered yet. */
  readonly pending: PendingRequest | null;
  /** The number of that request; an answer to another one is late, and changes nothing. */
  readonly pendingId: number | null;
  readonly selectedFindingId: string | null;
  /** The selection that was analysed last while the panel looked on; its findings are what the reviewer waits for. */
  readonly newSelectionId: string | null;
  /** A finding to scroll to, counted so that asking for the same one again is noticed. */
  readonly focus: { readonly findingId: string; readonly sequence: number } | null;
}

export type PendingRequest = 'review' | 'selection' | 'stop' | 'retry' | 'settings';

export type PanelAction =
  | { readonly kind: 'push'; readonly push: PanelPush }
  | { readonly kind: 'requested'; readonly request: PendingRequest; readonly id: number }
  | { readonly kind: 'answered'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'problem-dismissed' }
  | { readonly kind: 'finding-selected'; readonly findingId: string };

export const INITIAL_PANEL_STATE: PanelState = {
  page: null,
  isReady: false,
  readingId: null,
  review: null,
  sections: [],
  findings: new Map(),
  awaited: null,
  decisions: new Map(),
  chat: INITIAL_CHAT_STATE,
  exhaustion: null,
  settings: null,
  problem: null,
  pending: null,
  pendingId: null,
  selectedFindingId: null,
  newSelectionId: null,
  focus: null,
};

const NOTHING_PENDING = { pending: null, pendingId: null };

/** The panel's state after a push of the worker or an act of the reviewer. Changes of another review are ignored. */
export function reducePanel(state: PanelState, action: PanelAction): PanelState {
  switch (action.kind) {
    case 'push':
      return applyPush(state, action.push);
    case 'requested':
      return { ...state, pending: action.request, pendingId: action.id, problem: null };
    case 'answered':
      return action.id === state.pendingId ? { ...state, ...NOTHING_PENDING } : state;
    case 'failed':
      return action.id === state.pendingId ? { ...state, ...NOTHING_PENDING, problem: action.problem } : state;
    case 'problem-dismissed':
      return { ...state, problem: null };
    case 'finding-selected':
      return { ...state, selectedFindingId: action.findingId };
  }
}

function applyPush(state: PanelState, push: PanelPush): PanelState {
  switch (push.kind) {
    case 'page':
      return applyPage(state, push.page);
    case 'reading':
      return { ...state, readingId: push.reviewId };
    case 'snapshot':
      return applySnapshot(state, push);
    case 'review-changed':
      return push.review.id === state.review?.id ? { ...state, review: push.review } : state;
    case 'sections-changed':
      return push.reviewId === state.review?.id
        ? withSections(state, mergeSections(state.sections, push.sections))
        : state;
    case 'findings-changed':
      return push.reviewId === state.review?.id
        ? { ...state, findings: mergeFindings(state.findings, push.removed, push.added) }
        : state;
    case 'portion':
      return push.reviewId === state.review?.id
        ? { ...state, findings: mergeFindings(state.findings, [], push.findings), awaited: push.awaited ?? null }
        : state;
    case 'decisions-changed':
      return push.reviewId === state.review?.id
        ? { ...state, decisions: mergeDecisions(state.decisions, push.changes) }
        : state;
    case 'chat':
    case 'chat-changed':
      return { ...state, chat: reduceChat(state.chat, push) };
    case 'finding-focused':
      return push.reviewId === state.review?.id ? focusFinding(state, push.findingId) : state;
    case 'problem':
      return { ...state, problem: push.problem };
    case 'exhaustion':
      return { ...state, exhaustion: push.exhaustion };
    case 'settings':
      return { ...state, settings: push.settings };
  }
}

/**
 * What was asked for and what went wrong belong to the tab in which it happened, and a missing invitation ends with
 * the invitation.
 */
function applyPage(state: PanelState, page: PageContext): PanelState {
  if (state.page !== null && state.page.tabId !== page.tabId) {
    return { ...state, ...NOTHING_PENDING, page, problem: null, readingId: null };
  }
  const isInvited = page.access === 'granted' && state.problem?.code === 'page-needs-gesture';
  return { ...state, page, problem: isInvited ? null : state.problem };
}

function applySnapshot(state: PanelState, { snapshot, awaited }: Extract<PanelPush, { kind: 'snapshot' }>): PanelState {
  const isSameReview = snapshot !== null && snapshot.review.id === state.review?.id;
  const sections = snapshot?.sections ?? [];
  return {
    ...(isSameReview ? withSections(state, sections) : { ...state, sections, newSelectionId: null }),
    isReady: true,
    review: snapshot?.review ?? null,
    awaited: awaited ?? null,
    findings: new Map(snapshot?.findings.map((finding) => [finding.id, wordFinding(finding)])),
    decisions: new Map(Object.entries(snapshot?.decisions ?? {})),
    selectedFindingId: isSameReview ? state.selectedFindingId : null,
    focus: isSameReview ? state.focus : null,
  };
}

function focusFinding(state: PanelState, findingId: string): PanelState {
  return {
    ...state,
    selectedFindingId: findingId,
    focus: { findingId, sequence: (state.focus?.sequence ?? 0) + 1 },
  };
}

/** New sections of the review on display: a selection among them was asked for just now. */
function withSections(state: PanelState, sections: readonly SectionView[]): PanelState {
  const known = new Set(state.sections.map((section) => section.id));
  const added = sections.findLast((section) => section.kind === 'selection' && !known.has(section.id));
  return { ...state, sections, newSelectionId: added?.id ?? state.newSelectionId };
}

/** Replaces known sections in place and appends new ones (a selection), so that the list keeps its order. */
function mergeSections(current: readonly SectionView[], changed: readonly SectionView[]): readonly SectionView[] {
  const changes = new Map(changed.map((section) => [section.id, section]));
  const merged = current.map((section) => changes.get(section.id) ?? section);
  const known = new Set(current.map((section) => section.id));
  return [...merged, ...changed.filter((section) => !known.has(section.id))];
}

function mergeFindings(
  current: ReadonlyMap<string, Finding>,
  removed: readonly string[],
  added: readonly Finding[],
): ReadonlyMap<string, Finding> {
  const merged = new Map(current);
  for (const id of removed) merged.delete(id);
  for (const finding of added) merged.set(finding.id, wordFinding(finding));
  return merged;
}

function mergeDecisions(
  current: ReadonlyMap<string, Decision>,
  changes: readonly DecisionChange[],
): ReadonlyMap<string, Decision> {
  const merged = new Map(current);
  for (const { findingId, decision } of changes) {
    if (decision === null) merged.delete(findingId);
    else merged.set(findingId, decision);
  }
  return merged;
}
