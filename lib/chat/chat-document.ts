import type { Finding } from '#lib/findings';
import type { ChatScope } from './chat-scope.ts';

/** A heading and the text under it, as far as a conversation needs it. */
export interface ChatSection {
  readonly id: string;
  /** Headings from the outermost to the section's own. */
  readonly path: readonly string[];
  /** UTF-16 offsets in the document's text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A document to ask about. Its sections tile the text where it has any. */
export interface ChatDocument {
  /** BCP 47, where the page says it. */
  readonly language?: string;
  readonly title: string;
  readonly text: string;
  readonly sections: readonly ChatSection[];
}

/** A passage with its place. */
export interface ChatPassage {
  readonly path: readonly string[];
  readonly text: string;
  /** UTF-16 offset in the document's text; -1 when its place there is not known. */
  readonly start: number;
}

/** What a question is about, with the words of it. */
export interface ChatFocus {
  readonly scope: ChatScope;
  /** The section (of the finding, where it is about one). */
  readonly passage?: ChatPassage;
  readonly finding?: Pick<Finding, 'severity' | 'title' | 'assessment' | 'action'> & {
    /** The passages it is about: one, or two that do not go together. */
    readonly quotes: readonly string[];
  };
}
