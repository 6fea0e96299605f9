import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { TEST_ACCESS_KEY } from '#tests/emulator/test-credentials.ts';
import { VALID_PAYLOADS } from '../contract/valid-messages.ts';
import { highlightedTexts } from './support/page-highlights.ts';
import { sidePanel } from './support/side-panel.ts';
import { fixturePath, prepareWorld } from './support/world.ts';

const world = prepareWorld({ otherExtensions: [fixturePath('hostile-extension')] });

/** Every request there is, the one that erases everything last, and what a content script may say. */
const MESSAGES = [
  ...Object.entries(VALID_PAYLOADS).map(([name, payload]) => ({ name, payload })),
  { name: 'document.changed', payload: {} },
  { name: 'highlight.activated', payload: { findingId: 'f-1' } },
];
const FILES = ['manifest.json', 'options.html', 'background.js', 'icon/48.png', 'managed-schema.json'];

beforeEach(() => world().useEmulator({}, { provider: 'on-device' }));

/** A review of the hostile page, and all that an attack could have changed. */
async function reviewedHostilePage() {
  const { browser, openFixture, requests } = world();
  const { page, tabId } = await openFixture('hostile-page.html');
  const { reviewId } = await browser.request('review.start', { tabId });
  const panel = sidePanel(await browser.openSidePanel(page));
  await panel.findings.first().waitFor();
  await panel.untilIdle();
  await expect.poll(() => highlightedTexts(page)).not.toEqual([]);
  const state = async () => ({
    review: await browser.request('review.get', { reviewId }),
    settings: await browser.request('settings.get', {}),
    playbooks: await browser.request('playbooks.list', {}),
    marks: await highlightedTexts(page),
    panel: await panel.page.getByRole('list', { name: 'Findings' }).innerText(),
    current: await panel.page.locator('[aria-current="true"]').count(),
    sent: requests().length,
  });
  return { page, tabId, panel, state, reviewId };
}

async function isShown(reviewId: string): Promise<boolean> {
  const { browser } = world();
  const { findings } = await browser.request('review.get', { reviewId });
  const [first] = findings;
  return (await browser.request('finding.show', { reviewId, findingId: first?.id ?? '' })).shown;
}

it('a page that says all it can changes nothing and learns nothing', async () => {
  const { page, state, reviewId } = await reviewedHostilePage();
  const before = await state();
  const { extensionId } = world().browser;
  const outcomes = await attackFromPage(page, extensionId);
  expect(outcomes.filter((outcome) => !/^(no way|refused|frame: refused)/.test(outcome))).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(MESSAGES.length);
  expect(await state()).toEqual(before);
  expect(await isShown(reviewId)).toBe(true);
});

function attackFromPage(page: Page, id: string): Promise<readonly string[]> {
  return page.evaluate(
    ([victim, messages]) =>
      (globalThis as unknown as { attack: (...args: unknown[]) => Promise<string[]> }).attack(victim, messages),
    [id, MESSAGES] as const,
  );
}

it('another extension is not heard, reads no file of ours and gets into no page of ours', async () => {
  const { tabId, state, reviewId } = await reviewedHostilePage();
  const before = await state();
  const { context, extensionId } = world().browser;
  const isHostile = (worker: { url: () => string }) => worker.url().endsWith('/hostile.js');
  const hostile =
    context.serviceWorkers().find(isHostile) ?? (await context.waitForEvent('serviceworker', { predicate: isHostile }));
  const outcomes: readonly string[] = await hostile.evaluate(
    ([victim, messages, files, tab]) =>
      (globalThis as unknown as { attack: (...args: unknown[]) => Promise<string[]> }).attack(
        victim,
        messages,
        files,
        tab,
      ),
    [extensionId, MESSAGES, FILES, tabId] as const,
  );
  expect(outcomes.filter((outcome) => !/: (silence|refused)/.test(outcome))).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(MESSAGES.length + FILES.length);
  expect(outcomes.join('\n')).not.toContain(TEST_ACCESS_KEY.secretAccessKey);
  expect(await state()).toEqual(before);
  expect(await isShown(reviewId)).toBe(true);
});
