import type { MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import type { ChatQuote, ChatScope, ChatTurn } from '#lib/chat';
import { parseAnswer } from '#lib/chat';
import type { ExhaustionView, PageContext, SettingsView } from '#lib/messaging';

/** Why no question can be asked at the moment; null while one can. */
export type ChatLock = 'exhausted' | 'on-device' | 'needs-gesture' | 'restricted' | 'denied' | 'starting';

/** What stands in the way, what only the reviewer can mend first. */
export function chatLock(
  page: PageContext | null,
  settings: SettingsView | null,
  exhaustion: ExhaustionView | null,
): ChatLock | null {
  if (page === null || settings === null || page.tabId === null) return 'starting';
  if (page.access !== 'granted') return page.access;
  if (settings.settings.provider === 'on-device') return 'on-device';
  return exhaustion === null ? null : 'exhausted';
}

export const LOCK_WORDS: Readonly<Record<ChatLock, MessageDescriptor>> = {
  exhausted: msg`All models are exhausted. You can ask again as soon as one is free.`,
  'on-device': msg`Chat needs a model: set up AWS Bedrock in Options.`,
  'needs-gesture': msg`AI-Prism may not read this page yet. Click its icon in the toolbar, then ask.`,
  restricted: msg`The browser keeps this page from extensions, so there is nothing to ask about.`,
  denied: msg`You keep AI-Prism away from this site, so there is nothing to ask about.`,
  starting: msg`Getting ready…`,
};

/** What a conversation is about. */
export function scopeName(scope: ChatScope): string {
  if (scope.kind === 'document') return t`The document`;
  if (scope.kind === 'section') {
    return scope.label === '' ? t`Section: before the first heading` : t`Section: ${{ label: scope.label }}`;
  }
  return t`Finding: ${{ label: scope.label }}`;
}

/** An invitation to ask. */
export function askWords({ kind }: ChatScope): string {
  if (kind === 'document') return t`Ask about this document`;
  return kind === 'section' ? t`Ask about this section` : t`Ask about this finding`;
}

/** Questions to begin with. */
export const SUGGESTIONS: Readonly<Record<ChatScope['kind'], readonly MessageDescriptor[]>> = {
  document: [
    msg`What are the main obligations, and who has them?`,
    msg`Which deadlines and periods does it set?`,
    msg`What is left open or can be read in two ways?`,
  ],
  section: [
    msg`What does this section say, in plain words?`,
    msg`Who must do what under this section?`,
    msg`Does anything elsewhere in the document conflict with it?`,
  ],
  finding: [
    msg`Why is this a problem here?`,
    msg`How could the passage be worded instead?`,
    msg`Does another section settle this?`,
  ],
};

/** An answer as text to be pasted elsewhere; quotes that are not in the document say so there too. */
export function answerAsText({ answer, quotes }: Pick<ChatTurn, 'answer' | 'quotes'>): string {
  return parseAnswer(answer, true)
    .map((block) => (block.kind === 'text' ? block.text : quoteAsText(block.quote, quotes[block.index])))
    .join('\n');
}

function quoteAsText(quote: string, checked: ChatQuote | undefined): string {
  if (checked === undefined || checked.status === 'unverified') return `> ${quote} [${t`not found in the document`}]`;
  return `> ${checked.text.replace(/\s+/g, ' ')}`;
}

/** What a screen reader is told of a turn that was asked while it listened. */
export function describeTurn({ state }: Pick<ChatTurn, 'state'>): string {
  switch (state) {
    case 'queued':
    case 'running':
      return t`Processing`;
    case 'done':
      return t`Answer complete`;
    case 'stopped':
      return t`Answer stopped`;
    case 'failed':
      return t`No answer could be had`;
    case 'interrupted':
      return t`The answer was interrupted`;
  }
}
