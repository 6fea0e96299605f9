import '../ui/tokens.css';
import '../ui/base.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { speak } from '#components/language';
import { render, unmountAll } from '#tests/components/render.ts';
import { fakeFinding, fakePage, fakeSettings, fakeSnapshot } from '#tests/fakes/fake-review.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { ReviewPanel } from './ReviewPanel.tsx';

const before = fakeFinding('f1', { category: 'past-date', title: 'Date already past: "May 2020"' });
const placeholder = fakeFinding('f2', {
  category: 'placeholder',
  title: 'Placeholder left in the text: "TBD"',
  remark: { statement: { id: 'placeholder', words: 'TBD' }, notes: [{ kind: 'repeated', count: 1 }] },
});

beforeAll(() => speak(['de'], 'panel'));
afterAll(() => i18n.activate('en'));
afterEach(unmountAll);

/** The panel as a reader of German has it. */
async function showPanel(): Promise<void> {
  await page.viewport(400, 1200);
  const client = createFakeWorkerClient(
    {},
    {
      pushes: [
        { kind: 'settings', settings: fakeSettings() },
        { kind: 'page', page: fakePage() },
        { kind: 'snapshot', snapshot: fakeSnapshot({ findings: [before, placeholder] }) },
      ],
    },
  );
  render(
    <I18nProvider i18n={i18n}>
      <ReviewPanel
        client={client}
        windowId={1}
        openOptions={() => undefined}
        requestHosts={async () => true}
        requestSignIn={async () => true}
      />
    </I18nProvider>,
  );
  await expect.element(card('Platzhalter im Text: „TBD“')).toBeVisible();
}

const card = (name: string) => page.getByRole('article', { name, exact: true });

it('findings of on-device checks are German, and those without a remark as they were stored', async () => {
  await showPanel();
  const found = card('Platzhalter im Text: „TBD“');
  await expect.element(found).toMatchTextContent('Dasselbe gilt für 1 weitere Stelle in diesem Abschnitt.');
  await expect.element(found).toMatchTextContent('Ersetzen Sie „TBD“ durch den fehlenden Inhalt');
  await expect.element(found.getByText('Platzhalter', { exact: true })).toBeVisible();
  await expect.element(found.getByRole('group', { name: /Platzhalter im Text: „TBD“/ })).toBeVisible();
  await expect.element(card('Date already past: "May 2020"')).toBeVisible();
});

it('the search and the list of categories go by what is read', async () => {
  await showPanel();
  const category = page.getByRole('combobox', { name: 'Kategorie' });
  await expect.element(category).toMatchTextContent(/Platzhalter.*Vergangener Termin/);
  const search = page.getByRole('searchbox', { name: 'Befunde durchsuchen' });
  await search.fill('fehlenden inhalt');
  await expect.element(card('Date already past: "May 2020"')).not.toBeInTheDocument();
  await expect.element(card('Platzhalter im Text: „TBD“')).toBeVisible();
});

it('the choice of playbooks is German', async () => {
  await showPanel();
  const names = [...page.getByRole('combobox', { name: 'Playbook' }).element().querySelectorAll('option')];
  expect(names.map(({ textContent }) => textContent)).toEqual([
    'Risikobewertung',
    'Vertrag',
    'Datenschutzerklärung',
    'Technische Spezifikation',
    'Barrierefreiheit und einfache Sprache',
    'Lektorat',
  ]);
});

it('the decisions stand in one row', async () => {
  await showPanel();
  const buttons = card('Platzhalter im Text: „TBD“').getByRole('group').getByRole('button').elements();
  expect(buttons.map(({ textContent }) => textContent.trim())).toEqual([
    'Annehmen',
    'Verwerfen',
    'Nachfassen',
    'Notiz',
  ]);
  expect(new Set(buttons.map((button) => button.getBoundingClientRect().top)).size).toBe(1);
});
