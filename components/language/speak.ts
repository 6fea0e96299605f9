import { i18n, type Messages } from '@lingui/core';
import { type Language, pickLanguage } from './languages.ts';

type Load = () => Promise<{ readonly messages: Messages }>;

/** Which folders' texts each one has stands in `lingui.config.ts`. */
const CATALOGUES = {
  shared: { en: () => import('./catalogues/shared/en.po'), de: () => import('./catalogues/shared/de.po') },
  panel: { en: () => import('./catalogues/panel/en.po'), de: () => import('./catalogues/panel/de.po') },
  popup: { en: () => import('./catalogues/popup/en.po'), de: () => import('./catalogues/popup/de.po') },
  pages: { en: () => import('./catalogues/pages/en.po'), de: () => import('./catalogues/pages/de.po') },
} satisfies Readonly<Record<string, Readonly<Record<Language, Load>>>>;

/** The texts that a page has besides those that all have. */
export type Catalogue = Exclude<keyof typeof CATALOGUES, 'shared'>;

/** Loads the words of the reader's language; nothing may be rendered before. */
export async function speak(preferred: readonly string[], catalogue: Catalogue): Promise<Language> {
  const language = pickLanguage(preferred);
  const loaded = await Promise.all([CATALOGUES.shared[language](), CATALOGUES[catalogue][language]()]);
  for (const { messages } of loaded) i18n.load(language, messages);
  i18n.activate(language);
  return language;
}
