import './start-loading.ts';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { type ReactNode, StrictMode } from 'react';
import { I18nProvider as AriaLanguage, isRTL } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import type { Catalogue } from './load-words.ts';
import { speak } from './speak.ts';

export interface PageParts {
  /** The name of the page in the reader's language; called once its words are there. */
  readonly title: () => string;
  /** Where the words of its components are. */
  readonly catalogue: Catalogue;
  /** May wait for what it cannot be shown without, e.g. its window: ask for that before, and words and answer come together. */
  readonly content: () => ReactNode | Promise<ReactNode>;
}

/** Shows a page of the extension in the reader's language. */
export async function renderPage({ title, catalogue, content }: PageParts): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  const language = await speak(navigator.languages, catalogue);
  document.documentElement.lang = language;
  document.documentElement.dir = isRTL(language) ? 'rtl' : 'ltr';
  document.title = title();
  const shown = await content();
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <AriaLanguage locale={language}>{shown}</AriaLanguage>
      </I18nProvider>
    </StrictMode>,
  );
}
