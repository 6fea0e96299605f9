import { i18n } from '@lingui/core';
import { messages as de } from './catalogues/worker/de.po';
import { messages as en } from './catalogues/worker/en.po';
import { type Language, pickLanguage } from './languages.ts';

const WORDS = { en, de } satisfies Readonly<Record<Language, unknown>>;

/** Speaks the reader's language in a service worker. That cannot load a part of its code later: it has the words of all. */
export function speakInWorker(preferred: readonly string[]): void {
  const locale = pickLanguage(preferred);
  i18n.loadAndActivate({ locale, messages: WORDS[locale] });
}
