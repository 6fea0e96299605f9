import type { ChatDocument, ChatFocus, ChatMaterial, ChatScope, ChatSection, ScopeChoice } from '#lib/chat';
import type { Evidence } from '#lib/findings';
import { AUTO_REGION, type Outline } from '#lib/outline';
import type { ReaderClient } from '#lib/platform/reader-client';
import { ProblemError, type ReviewEngine, type ReviewStore, type StoredReview } from '#lib/review';
import { documentUrl } from './pages.ts';

export interface ChatMaterialPorts {
  readonly engine: Pick<ReviewEngine, 'snapshot'>;
  readonly store: Pick<ReviewStore, 'findLatest' | 'load'>;
  readonly reader: ReaderClient;
  /** The address of the document that a tab shows; empty where the browser does not say. */
  readonly urlOf: (tabId: number) => Promise<string>;
}

/** Finds the words that questions are about. */
export interface ChatMaterials {
  /** A scope with its name. @throws {ProblemError} `not-found`. */
  readonly nameScope: (url: string, scope: ScopeChoice) => Promise<ChatScope>;
  /**
   * The document as its tab shows it now; where that cannot be read, as it was reviewed last.
   * @throws {ProblemError} what keeps the page from being read, where it was never reviewed; `page-gone` where the tab
   * shows another one; `not-found` where the section or finding is no longer there.
   */
  readonly read: (tabId: number, url: string, scope: ChatScope) => Promise<ChatMaterial>;
}

export function createChatMaterials({ engine, store, reader, urlOf }: ChatMaterialPorts): ChatMaterials {
  async function latestReview(url: string): Promise<StoredReview | null> {
    const reviewId = await store.findLatest(url);
    return reviewId === null ? null : store.load(reviewId);
  }

  async function findFinding(reviewId: string | null, findingId: string) {
    const findings = reviewId === null ? [] : (await engine.snapshot(reviewId)).findings;
    const finding = findings.find(({ id }) => id === findingId);
    if (finding === undefined) throw new ProblemError({ code: 'not-found', what: 'finding' });
    return finding;
  }

  async function readPage(tabId: number, url: string, reviewed: StoredReview | null): Promise<ChatDocument> {
    if ((await urlOf(tabId)) !== url) throw new ProblemError({ code: 'page-gone' });
    // The part of the page that was reviewed: what is asked is asked about that.
    const region = reviewed?.review.region ?? AUTO_REGION;
    const outline = await reader.ask(tabId, 'reader.outline', { region });
    if (documentUrl(outline.url) !== url) throw new ProblemError({ code: 'page-gone' });
    if (outline.words === 0) throw new ProblemError({ code: 'page-empty' });
    return ofOutline(outline);
  }

  function sectionFocus(document: ChatDocument, reviewed: StoredReview | null, sectionId: string) {
    const section = document.sections.find(({ id }) => id === sectionId);
    if (section !== undefined) {
      const { path, start, end } = section;
      return { path, text: document.text.slice(start, end), start };
    }
    const job = reviewed?.jobs.find((candidate) => candidate.sectionId === sectionId);
    if (job === undefined || reviewed === null || job.kind === 'document') return null;
    const text = job.ownText ?? reviewed.document.text.slice(job.start, job.end);
    // Words that are no longer in the page, or never were in its text, are given beside it.
    const isInPlace = job.start >= 0 && document.text.startsWith(text, job.start);
    return { path: job.path, text, start: isInPlace ? job.start : -1 };
  }

  async function focusOn(document: ChatDocument, reviewed: StoredReview | null, scope: ChatScope): Promise<ChatFocus> {
    if (scope.kind === 'document') return { scope };
    if (scope.kind === 'section') {
      const passage = sectionFocus(document, reviewed, scope.id);
      if (passage === null) throw new ProblemError({ code: 'not-found', what: 'section' });
      return { scope, passage };
    }
    const finding = await findFinding(reviewed?.review.id ?? null, scope.id);
    const { severity, title, assessment, action, evidence, other } = finding;
    const passage =
      sectionFocus(document, reviewed, finding.sectionId) ??
      sectionFocus(document, reviewed, sectionAt(document, evidence)?.id ?? '');
    const quotes = [evidence, ...(other === undefined ? [] : [other])].map(({ status, quote, text }) =>
      status === 'unverified' ? quote : text,
    );
    return {
      scope,
      finding: { severity, title, assessment, action, quotes },
      ...(passage === null ? {} : { passage }),
    };
  }

  return {
    nameScope: async (url, scope) => {
      if (scope.kind === 'document') return scope;
      const reviewId = await store.findLatest(url);
      if (scope.kind === 'finding') return { ...scope, label: (await findFinding(reviewId, scope.id)).title };
      const sections = reviewId === null ? [] : (await engine.snapshot(reviewId)).sections;
      const section = sections.find(({ id }) => id === scope.id);
      if (section === undefined) throw new ProblemError({ code: 'not-found', what: 'section' });
      return { ...scope, label: section.heading };
    },

    read: async (tabId, url, scope) => {
      const reviewed = await latestReview(url);
      const document = await readPage(tabId, url, reviewed).catch((error: unknown) => {
        if (reviewed === null) throw error;
        return ofReview(reviewed);
      });
      return { document, focus: await focusOn(document, reviewed, scope) };
    },
  };
}

function ofOutline({ title, text, language, sections }: Outline): ChatDocument {
  return { title, text, language, sections: sections.map(({ id, path, start, end }) => ({ id, path, start, end })) };
}

function ofReview({ document: { title, text, language }, jobs }: StoredReview): ChatDocument {
  const sections = jobs.filter(({ kind }) => kind === 'section');
  return {
    title,
    text,
    language,
    sections: sections.map(({ sectionId, path, start, end }) => ({ id: sectionId, path, start, end })),
  };
}

/** The section in which a finding's words stand, as of one about the document as a whole. */
function sectionAt({ text, sections }: ChatDocument, { start, text: words }: Evidence): ChatSection | undefined {
  if (start < 0 || !text.startsWith(words, start)) return undefined;
  return sections.find((section) => section.start <= start && start < section.end);
}
