import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();
const POLICY = 'remote-access-policy.html';
/** How many of its sections are asked. */
const SECTIONS = 10;
/** Slow enough to be edited while it runs. */
const SLOW = { rules: [{ perFrameMs: 400 }] };

/** What models were told, in the order of the calls. */
const told = () =>
  world()
    .requests()
    .filter(({ operation }) => operation === 'ConverseStream')
    .map(({ request }) => request?.system ?? '');

/** The playbook that each finding on display records. */
async function recorded(reviewId: string): Promise<ReadonlySet<string>> {
  const { findings } = await world().browser.request('review.get', { reviewId });
  return new Set(findings.map(({ provenance }) => provenance.playbook));
}

const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

it('a playbook of the reviewer’s own is made in the options, chosen in the panel, and told to models', async () => {
  const { browser, openFixture, useEmulator } = world();
  await useEmulator();
  const options = await browser.openExtensionPage('options.html');
  await options.getByRole('button', { name: 'New playbook' }).click();
  await textbox(options, 'Name').fill('House style');
  await textbox(options, 'Purpose').fill('Finds what our style guide forbids.');
  await textbox(options, 'Instructions').fill('Look for: words that our style guide calls stale.\nLeave out: names.');
  await textbox(options, 'Category 1: Label').fill('Stale words');
  await textbox(options, 'Category 1: Meaning').fill('a word on the stale list');
  await options.getByRole('button', { name: 'Save playbook' }).click();
  await options.getByText('“House style” is saved').waitFor();

  const { page } = await openFixture(POLICY);
  const panel = sidePanel(await browser.openSidePanel(page));
  await panel.page.getByRole('combobox', { name: 'Playbook' }).selectOption({ label: 'House style' });
  await expect.poll(async () => (await browser.request('settings.get', {})).settings.playbook).toBe('house-style');
  await panel.review();
  const sections = told().filter((system) => system.includes('You review one section'));
  expect(sections.length).toBeGreaterThan(0);
  for (const system of sections) {
    expect(system).toContain('Look for: words that our style guide calls stale.');
    expect(system).toContain('- stale-words: a word on the stale list');
  }
  await browser.request('playbooks.delete', { id: 'house-style' });
});

it('a review keeps to its version while the playbook is edited, deleted, and the worker killed', async () => {
  const { browser, emulator, openFixture, useEmulator } = world();
  const playbook = fakePlaybook({ id: 'stale-words', name: 'Stale words', instructions: 'Look for: stale words.' });
  await browser.request('playbooks.save', { playbook, basedOn: null });
  await useEmulator(SLOW, { playbook: 'stale-words' });
  const { page, tabId } = await openFixture(POLICY);
  const panel = sidePanel(await browser.openSidePanel(page));
  const options = await browser.openExtensionPage('options.html');
  const { reviewId } = await browser.request('review.start', { tabId });
  await expect.poll(() => told().length).toBeGreaterThan(0);
  await options.bringToFront();
  await options.getByRole('button', { name: 'Edit Stale words' }).click();
  await textbox(options, 'Instructions').fill('Look for: words that nobody says.');
  await options.getByRole('button', { name: 'Save playbook' }).click();
  await options.getByText('saved as version 2. Reviews begun before keep version 1.').waitFor();
  const before = told().length;
  expect(before).toBeLessThan(SECTIONS);
  await browser.stopWorker();
  emulator.setScenario({});
  await expect.poll(async () => (await browser.request('review.get', { reviewId })).review.status).toBe('done');
  expect(told().length).toBeGreaterThan(before);
  expect(told().filter((system) => system.includes('nobody says'))).toEqual([]);
  expect(await recorded(reviewId)).toEqual(new Set(['stale-words@1']));

  // The next one asks what the new version asks, of every section.
  await useEmulator({}, { playbook: 'stale-words' });
  await page.bringToFront();
  const { reviewId: next } = await browser.request('review.start', { tabId });
  await expect.poll(async () => (await browser.request('review.get', { reviewId: next })).review.status).toBe('done');
  expect(told().filter((system) => system.includes('nobody says')).length).toBe(SECTIONS);
  expect(await recorded(next)).toEqual(new Set(['stale-words@2']));
  expect(await recorded(reviewId)).toEqual(new Set(['stale-words@1']));

  // Deleted, it leaves its place to the default, in the panel too; its reviews stay.
  await options.bringToFront();
  await options.getByRole('button', { name: 'Delete Stale words' }).click();
  await options.getByText('New reviews use Risk assessment.').waitFor();
  await expect.poll(() => panel.page.getByRole('combobox', { name: 'Playbook' }).inputValue()).toBe('risk');
  expect(await recorded(next)).toEqual(new Set(['stale-words@2']));
});
