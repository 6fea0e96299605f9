import { t } from '@lingui/core/macro';

/** What AWS said, as a sentence; nothing where it said nothing. */
export function told(detail: string): string {
  return detail === '' ? '' : sentence(t`AWS said: ${detail}`);
}

/** What this side noticed, which is nothing that AWS said. */
export function details(detail: string): string {
  return detail === '' ? '' : sentence(t`Details: ${detail}`);
}

/** Sentences one after the other; empty ones are left out. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter((text) => text !== '').join(' ');
}

/** Ends a text with a full stop unless it ends like a sentence already. */
export function sentence(text: string): string {
  return /[.!?…:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
