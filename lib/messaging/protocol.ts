import type { AttemptPage, AttemptQuery } from '#lib/activity';
import type { Analytics, AnalyticsQuery } from '#lib/analytics';
import type { ConnectionReport, QuotaReport } from '#lib/bedrock';
import type { ScopeChoice } from '#lib/chat';
import type { Severity } from '#lib/findings';
import type { HistoryPage, HistoryQuery } from '#lib/history';
import type { Outline, RegionChoice } from '#lib/outline';
import type { DamagedPlaybook, Playbook } from '#lib/playbooks';
import type { Report, ReportSource } from '#lib/reports';
import type { DecisionInput, ModelCheck, ReviewEstimate, ReviewSnapshot } from '#lib/review';
import type { Exhaustion, ManagerStatistics } from '#lib/routing';
import type { SettingsView } from './settings-view.ts';
import type { StoredData } from './stored-data.ts';

/** What a panel may know of the tab it stands beside. */
export interface PageContext {
  readonly tabId: number | null;
  /** Empty while the browser has not granted the tab. */
  readonly url: string;
  readonly title: string;
  /** `denied`: the reviewer keeps the site from being read. */
  readonly access: 'granted' | 'needs-gesture' | 'restricted' | 'denied';
}

/** The reviewer's own playbooks as they are after a request. */
export interface PlaybookList {
  /** By name. */
  readonly own: readonly Playbook[];
  /** The administrator's; they cannot be edited. */
  readonly managed: readonly Playbook[];
  /** Stored ones that cannot be read. */
  readonly damaged: readonly DamagedPlaybook[];
  /** Id of the one that new reviews run. */
  readonly chosen: string;
}

/** What became of a playbook that was saved or imported. */
export interface SavedPlaybook {
  /** As it is stored: with the version that it got. */
  readonly playbook: Playbook;
  readonly list: PlaybookList;
}

/** The requests of one section as they would leave: for a long section several, one after another. */
export interface RequestPreview {
  readonly modelName: string;
  readonly region: string;
  readonly requests: readonly PreviewedRequest[];
}

/** One request, word for word. */
export interface PreviewedRequest {
  readonly system: string;
  /** Oldest first. */
  readonly messages: readonly { readonly role: string; readonly text: string }[];
  /** Everything else that the service is told, as JSON. */
  readonly parameters: string;
  /** Of the input. */
  readonly estimatedTokens: number;
}

/** All models are waiting: what the lock shows. */
export type ExhaustionView = Exhaustion;

export interface QuoteQuery {
  readonly id: string;
  readonly quote: string;
  readonly sectionId?: string;
}

export interface LocatedQuote {
  readonly id: string;
  readonly status: 'exact' | 'normalized' | 'fuzzy' | 'missing';
  /** What the range in the page really contains; empty when missing. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** Other passages fit as well, and nothing told them apart. */
  readonly ambiguous?: true;
  /** The passage differs from the quote in a negation, a modal verb or a number, or an ellipsis skips one. */
  readonly changesMeaning?: true;
}

export interface LocateReport {
  readonly results: readonly LocatedQuote[];
  readonly timing: { readonly totalMs: number; readonly longestTaskMs: number };
}

/** Requests that extension pages (panel, popup, options) send to the worker: name → payload and answer. */
export interface WorkerRequests {
  /**
   * Starts a review of the tab's document; answers at once, before the document is read. What then goes wrong is told to
   * the panels beside the tab, and to whoever asks for the review. Sections that have not changed since an earlier review are not asked again, unless `isAnew`. `region` chooses the part of the page that is read, now
   * and in later reviews: what the page calls its main part, the whole page, or the part around what is selected.
   */
  'review.start': {
    payload: { tabId: number; playbook?: string; isAnew?: boolean; region?: 'auto' | 'page' | 'selection' };
    answer: { reviewId: string };
  };
  /** What a review of the tab's document would take now. Reads the page; nothing is sent or kept. */
  'review.estimate': { payload: { tabId: number }; answer: ReviewEstimate };
  /** Begins no further section until `review.resume`. */
  'review.pause': { payload: { reviewId: string }; answer: null };
  'review.resume': { payload: { reviewId: string }; answer: null };
  /** Stops: no request leaves after the answer. */
  'review.stop': { payload: { reviewId: string }; answer: null };
  /** Queues the failed and stopped sections again. */
  'review.retry': { payload: { reviewId: string }; answer: null };
  /** Looks at the document as a whole, once its sections are done. */
  'document.check': { payload: { reviewId: string }; answer: null };
  /** Leaves a section out of the review, or takes it in again. */
  'section.exclude': { payload: { reviewId: string; sectionId: string; isExcluded: boolean }; answer: null };
  /** Decides on findings; null takes decisions back. */
  'finding.decide': {
    payload: { reviewId: string; findingIds: readonly string[]; decision: DecisionInput | null };
    answer: null;
  };
  /** Deletes all that is kept of the review's document, and its marks in the page. */
  'document.delete': { payload: { reviewId: string }; answer: null };
  /** What would be sent for a section now, to the model that is asked first. Nothing is sent. */
  'section.preview': { payload: { reviewId: string; sectionId: string }; answer: RequestPreview };
  /** Waits for a review that is beginning. */
  'review.get': { payload: { reviewId: string }; answer: ReviewSnapshot };
  /** All that a report is made from; the document's text is in it. */
  'review.report': { payload: { reviewId: string }; answer: ReportSource };
  /** Shows the sample document in a tab and begins its review. */
  'sample.review': { payload: { tabId: number }; answer: { reviewId: string } };
  /** Past reviews by document, newest first, page by page. */
  'history.list': { payload: HistoryQuery; answer: HistoryPage };
  /** Deletes past reviews for good, imported ones included. */
  'history.delete': { payload: { reviewIds: readonly string[] | 'all' }; answer: null };
  /** Takes a review file (our own JSON) into the history. */
  'history.import': { payload: { text: string }; answer: { reviewId: string; title: string } };
  /** A review that came in a file, whole. */
  'history.imported': { payload: { reviewId: string }; answer: Report };
  /** Analyses the text selected in the tab. */
  'selection.start': { payload: { tabId: number }; answer: { reviewId: string; sectionId: string } };
  /** Scrolls the page to a finding and flashes it. `shown` is false when its words are no longer in the page. */
  'finding.show': { payload: { reviewId: string; findingId: string }; answer: { shown: boolean } };
  /** Scrolls a tab's page to a passage, wherever it stands now, and flashes it. `start` is where it stood when it was read. */
  'quote.show': { payload: { tabId: number; quote: string; start: number }; answer: { shown: boolean } };
  /**
   * Asks a model about the document at `url`, which the tab shows; answers as soon as the question is queued. The answer
   * comes by `chat-changed`.
   */
  'chat.ask': {
    payload: { tabId: number; url: string; scope: ScopeChoice; question: string };
    answer: { turnId: string };
  };
  /** Asks a question again whose answer failed, was stopped or interrupted; the new answer takes the old one's place. */
  'chat.retry': { payload: { tabId: number; url: string; turnId: string }; answer: null };
  /** Stops an answer: no request leaves after this one is answered. What was written until then is kept. */
  'chat.stop': { payload: { turnId: string }; answer: null };
  /** Deletes the questions and answers about a document, a section or a finding. */
  'chat.clear': { payload: { url: string; scope: ScopeChoice }; answer: null };
  'outline.read': { payload: { tabId: number }; answer: Outline };
  'quotes.locate': { payload: { tabId: number; quotes: readonly QuoteQuery[] }; answer: LocateReport };
  'settings.get': { payload: Record<string, never>; answer: SettingsView };
  /** Saves the form. `auth` absent keeps the credentials in memory, null forgets them. */
  'settings.save': { payload: { settings: unknown; auth?: unknown }; answer: SettingsView };
  /** Keeps the credentials in memory on this device, under a passphrase; null: they are kept no longer. */
  'credentials.keep': { payload: { passphrase: string | null }; answer: SettingsView };
  'credentials.unlock': { payload: { passphrase: string }; answer: SettingsView };
  /** Opens the browser's window for signing in at the identity provider of the settings; answers once it is over. */
  'credentials.signIn': { payload: Record<string, never>; answer: SettingsView };
  /** Empties the memory of credentials that are kept. */
  'credentials.lock': { payload: Record<string, never>; answer: SettingsView };
  /** The text of a settings file (contract) . */
  'settings.import': { payload: { text: string }; answer: SettingsView };
  /** The text of an environment block: KEY=value lines. */
  'settings.importEnvironment': { payload: { text: string }; answer: SettingsView };
  /** The settings file's text; never contains a secret. */
  'settings.export': { payload: Record<string, never>; answer: { text: string } };
  'playbooks.list': { payload: Record<string, never>; answer: PlaybookList };
  /**
   * Saves a playbook; changed content gets a new version. `basedOn` is the version that was edited, null for a new one.
   * `isChosen`: new reviews run it from now on.
   */
  'playbooks.save': {
    payload: { playbook: unknown; basedOn: number | null; isChosen?: boolean };
    answer: SavedPlaybook;
  };
  /** Deletes one, damaged or not. Where it was chosen, new reviews run the default. */
  'playbooks.delete': { payload: { id: string }; answer: PlaybookList };
  /** Reads a playbook file. Where its id is taken and `onTaken` does not say what to do, nothing is changed. */
  'playbooks.import': {
    payload: { text: string; onTaken?: 'replace' | 'keep-both' };
    answer:
      | (SavedPlaybook & { outcome: 'added' | 'replaced' | 'unchanged' })
      | { outcome: 'taken'; playbook: Playbook };
  };
  /** The text of a playbook file; of a damaged one, what is stored of it. */
  'playbooks.export': { payload: { id: string }; answer: { text: string } };
  'connection.test': { payload: Record<string, never>; answer: ConnectionReport };
  /** Asks AWS for the quotas of the models in the form, saved or not. `auth` absent: the credentials in memory. */
  'quotas.read': { payload: { settings: unknown; auth?: unknown }; answer: QuotaReport };
  /** Looks whether a model can be had by now; if none is known to be, puts those that may be called to the test. */
  'models.check': { payload: Record<string, never>; answer: ModelCheck };
  'statistics.get': { payload: Record<string, never>; answer: ManagerStatistics };
  'statistics.resetCooldowns': { payload: Record<string, never>; answer: ManagerStatistics };
  /** A part of the audit log, newest first; it goes on at the answer's `next`. */
  'activity.read': { payload: AttemptQuery; answer: AttemptPage };
  /** What the model thought on the way to a job's answer; empty where nothing is kept. */
  'activity.reasoning': { payload: { jobId: string }; answer: { text: string } };
  /** What the attempts of a time came to, as of now. */
  'analytics.read': { payload: AnalyticsQuery; answer: Analytics };
  /** Deletes the audit log. */
  'activity.clear': { payload: Record<string, never>; answer: null };
  'data.measure': { payload: Record<string, never>; answer: StoredData };
  /** Erases everything that is stored; the worker then begins as new. */
  'data.erase': { payload: Record<string, never>; answer: null };
}

/** Port names: `panel:<windowId>` receives `PanelPush`es, `statistics` receives `ManagerStatistics`. */
export const STATISTICS_PORT = 'statistics';
export function panelPortName(windowId: number): string {
  return `panel:${windowId}`;
}

/** A finding as the page needs it to highlight and name it. */
export interface HighlightedFinding {
  readonly id: string;
  readonly severity: Severity;
  /** What names it beside its words, in the reader's language. */
  readonly label: string;
  readonly quote: string;
  readonly sectionId: string;
  /** Where the evidence stood in the document's text when it was checked. */
  readonly start: number;
  readonly end: number;
}

/** Text selected in the page. Offsets are -1 when the selection is not in the document's text. */
export interface SelectedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly sectionId: string | null;
}

/** Requests that the worker sends to the content script of one tab. */
export interface ReaderRequests {
  /** Reads the page, or the part of it that is chosen from now on. `watch`: `document.changed` is wanted after it. */
  'reader.outline': { payload: { region?: RegionChoice; watch?: true }; answer: Outline };
  /** The part of the page around what is selected; null where that is the whole page, or nothing. */
  'reader.region': { payload: Record<string, never>; answer: { region: RegionChoice | null } };
  'reader.locate': { payload: { quotes: readonly QuoteQuery[] }; answer: LocateReport };
  'reader.highlight': { payload: { findings: readonly HighlightedFinding[] }; answer: null };
  'reader.show': { payload: { findingId: string }; answer: { shown: boolean } };
  /** Shows a passage that no finding marks. */
  'reader.showQuote': { payload: { quote: string; start: number }; answer: { shown: boolean } };
  /** Shows the next or previous finding from where the reader is; null when there is none to show. */
  'reader.step': { payload: { direction: 'next' | 'previous' }; answer: { findingId: string | null } };
  'reader.selection': { payload: Record<string, never>; answer: SelectedText | null };
  'reader.clear': { payload: Record<string, never>; answer: null };
}

/** The only things a content script may say to the worker. */
export interface ReaderEvents {
  /** The reviewer clicked a highlight. */
  'highlight.activated': { payload: { findingId: string }; answer: null };
  /** Words of the document have changed since `reader.outline` was asked to watch them. Said once for each such request. */
  'document.changed': { payload: Record<string, never>; answer: null };
}
