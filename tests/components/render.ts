import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createElement, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';

const roots: Root[] = [];

/** Renders into the page and gives a function that renders anew in the same place; `unmountAll` takes it away. */
export function render(content: ReactNode): (content: ReactNode) => void {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  const show = (next: ReactNode) => root.render(createElement(I18nProvider, { i18n }, next));
  show(content);
  roots.push(root);
  return show;
}

/** For `afterEach`: leaves an empty page to the next test. */
export function unmountAll(): void {
  for (const root of roots.splice(0)) root.unmount();
  document.body.replaceChildren();
}
