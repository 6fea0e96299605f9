import { i18n } from '@lingui/core';
import { type Language, pickLanguage } from './languages.ts';
import { type Catalogue, loadWords } from './load-words.ts';

/** Loads the words of the reader's language; nothing may be rendered before. */
export async function speak(preferred: readonly string[], catalogue: Catalogue): Promise<Language> {
  const language = pickLanguage(preferred);
  const loaded = await Promise.all([loadWords('shared', language), loadWords(catalogue, language)]);
  for (const messages of loaded) i18n.load(language, messages);
  i18n.activate(language);
  return language;
}

/** Adds the words of a catalogue to those of the language that is spoken, for what is loaded later than its page. */
export async function addWords(catalogue: Catalogue): Promise<void> {
  const language = pickLanguage([i18n.locale]);
  i18n.load(language, await loadWords(catalogue, language));
}
