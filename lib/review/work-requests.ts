import type { ModelRequest } from '#lib/bedrock';
import {
  digestDocument,
  documentRequest,
  findGlossary,
  type GlossaryEntry,
  glossaryOf,
  MAX_PART_CHARACTERS,
  sectionRequest,
  splitText,
} from '#lib/prompts';
import { type Redactor, redactRequest } from '#lib/redaction';
import type { ReviewWork } from './section-reviewer.ts';

/** One request of a job. */
export interface WorkRequest {
  readonly request: ModelRequest;
  /** How much of the document is in it, from 0 to 1; of a look at the whole document only. */
  readonly share?: number;
}

/**
 * All that a job asks of a model, in order: one request for each part of a long section. What leaves and what a reviewer
 * is shown beforehand are made here. `newNonce` is random and unguessable, [a-z0-9]. Without a redactor, values are sent as
 * they are.
 * @throws {PatternTooSlowError}
 */
export function workRequests(
  work: ReviewWork,
  newNonce: () => string,
  redactor: Redactor | null,
): readonly WorkRequest[] {
  const requests = plainRequests(work, newNonce);
  if (redactor === null) return requests;
  return requests.map(({ request, ...rest }) => ({ ...rest, request: redactRequest(request, redactor) }));
}

function plainRequests(work: ReviewWork, newNonce: () => string): readonly WorkRequest[] {
  const { document, whole } = work;
  if (whole !== undefined) {
    const digest = digestDocument(document.text, whole.sections, document.language);
    const { findings } = whole;
    const request = documentRequest({ documentTitle: document.title, digest, findings, nonce: newNonce() });
    return [{ request, share: digest.share }];
  }
  return splitText(work.text, MAX_PART_CHARACTERS)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => ({ request: partRequest(work, text, newNonce()) }));
}

function partRequest(work: ReviewWork, text: string, nonce: string): ModelRequest {
  const { playbook, path, document, outline, earlier, start } = work;
  const glossary = glossaryOf(definitionsOf(document), { text, start, end: start + work.text.length });
  return sectionRequest({ playbook, documentTitle: document.title, outline, path, glossary, earlier, text, nonce });
}

/** What a document defines is found out once, and forgotten with it. */
const definitions = new WeakMap<ReviewWork['document'], readonly GlossaryEntry[]>();

function definitionsOf(document: ReviewWork['document']): readonly GlossaryEntry[] {
  const known = definitions.get(document) ?? findGlossary(document.text);
  definitions.set(document, known);
  return known;
}
