import { i18n, type Messages } from '@lingui/core';
import { type Language, pickLanguage } from './languages.ts';

const CATALOGUES: Readonly<Record<Language, () => Promise<{ readonly messages: Messages }>>> = {
  en: () => import('./catalogues/en.po'),
  de: () => import('./catalogues/de.po'),
};

/** Loads the words of the reader's language; nothing may be rendered before. */
export async function speak(preferred: readonly string[]): Promise<Language> {
  const language = pickLanguage(preferred);
  const { messages } = await CATALOGUES[language]();
  i18n.loadAndActivate({ locale: language, messages });
  return language;
}
