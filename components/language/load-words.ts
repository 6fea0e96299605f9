import type { Messages } from '@lingui/core';
import type { Language } from './languages.ts';

type Load = () => Promise<{ readonly messages: Messages }>;

/** Which folders' texts each one has stands in `lingui.config.ts`. */
const CATALOGUES = {
  shared: { en: () => import('./catalogues/shared/en.po'), de: () => import('./catalogues/shared/de.po') },
  panel: { en: () => import('./catalogues/panel/en.po'), de: () => import('./catalogues/panel/de.po') },
  problem: { en: () => import('./catalogues/problem/en.po'), de: () => import('./catalogues/problem/de.po') },
  popup: { en: () => import('./catalogues/popup/en.po'), de: () => import('./catalogues/popup/de.po') },
  pages: { en: () => import('./catalogues/pages/en.po'), de: () => import('./catalogues/pages/de.po') },
} satisfies Readonly<Record<string, Readonly<Record<Language, Load>>>>;

/** The texts that a page has besides those that all have. */
export type Catalogue = Exclude<keyof typeof CATALOGUES, 'shared'>;

/** Loads a catalogue; asked for again, it is there already. */
export async function loadWords(name: keyof typeof CATALOGUES, language: Language): Promise<Messages> {
  return (await CATALOGUES[name][language]()).messages;
}
