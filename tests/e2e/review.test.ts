import { describe, expect, it } from 'vitest';
import { flashedText, highlightedTexts, highlightPoint } from './support/page-highlights.ts';
import { sidePanel } from './support/side-panel.ts';
import { FIRST_MODEL, prepareWorld, SECOND_MODEL } from './support/world.ts';

const world = prepareWorld();
const POLICY = 'remote-access-policy.html';

describe('a first run, without any account', () => {
  it('reviews on the device, pins findings to their words, and sends nothing', async () => {
    const { browser, openFixture, requests } = world();
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();

    await expect.poll(() => panel.findings.count()).toBeGreaterThan(10);
    await expect.poll(() => panel.sections.count()).toBe(10);
    const text = await page.locator('main').innerText();
    const highlighted = await highlightedTexts(page);
    expect(highlighted.length).toBeGreaterThan(10);
    const folded = (words: string) => words.replace(/\s+/g, '');
    for (const words of highlighted) expect(folded(text)).toContain(folded(words));
    expect(requests()).toEqual([]);
  });

  it('goes from a finding to its words, and from the words to the finding', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();

    const last = panel.finding(/whitelist/i);
    await last.getByRole('button').and(panel.page.locator('[aria-describedby]')).click();
    expect(await flashedText(page)).toContain('whitelist');
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(500);

    const { x, y } = await highlightPoint(page, 'TSOC');
    await page.mouse.click(x, y);
    const followed = panel.finding(/TSOC|section 11/);
    await expect
      .poll(() => followed.evaluateAll((articles) => articles.map((each) => each.getAttribute('aria-current'))))
      .toContain('true');
  });

  it('leaves the page’s DOM as it was', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture(POLICY);
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    await expect.poll(() => highlightedTexts(page)).not.toEqual([]);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  it('brings the findings and highlights back after a reload', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    const count = await panel.findings.count();
    await page.reload();
    await expect.poll(() => highlightedTexts(page)).not.toEqual([]);
    expect(await panel.findings.count()).toBe(count);
  });
});

describe('a review by models', () => {
  it('streams findings while the model still writes, and names the model on hover', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator({ rules: [{ perFrameMs: 25 }] });
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.click();

    await panel.findings.first().waitFor();
    expect(requests().some(({ phase }) => phase === 'open')).toBe(true);
    expect(await panel.stopButton.isVisible()).toBe(true);
    expect(await panel.page.getByText('Processing…').first().isVisible()).toBe(true);

    await panel.untilIdle();
    expect(await panel.page.getByText(FIRST_MODEL.name).count()).toBe(0);
    await panel.findings.first().getByRole('button', { name: 'Model details' }).focus();
    await panel.page.keyboard.press('Shift+Tab');
    await panel.page.keyboard.press('Tab');
    const tooltip = panel.page.getByRole('tooltip');
    await tooltip.waitFor();
    expect(await tooltip.innerText()).toContain(FIRST_MODEL.name);
    expect(await tooltip.innerText()).toContain('us-east-2');
  });

  it('thinks where the model can, inside 8,192 tokens of output at most, and fewer for a short section', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator();
    const { tabId } = await openFixture(POLICY);
    const { reviewId } = await browser.request('review.start', { tabId });
    const asked = () => requests().flatMap(({ request }) => request ?? []);
    await expect.poll(() => asked().length).toBeGreaterThan(0);
    for (const { thinking, maxTokens } of asked()) {
      expect(thinking).toBe('enabled');
      expect(maxTokens).toBeGreaterThan(2_000);
      expect(maxTokens).toBeLessThan(8_192);
    }
    await browser.request('review.stop', { reviewId });
  });

  it('finishes on the second model when the first is throttled, without a word about it', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    // With a Retry-After the cooldown lasts as long as the test; without, the estimate may end it before the popup opens.
    await useEmulator({ rules: [{ model: FIRST_MODEL.modelId, throttle: { fromS: 0, toS: 60, retryAfterS: 60 } }] });
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();

    expect(await panel.page.getByRole('alert').count()).toBe(0);
    expect(await panel.page.getByText(/10 sections found · 10 reviewed/).isVisible()).toBe(true);
    await panel.findings.first().getByRole('button', { name: 'Model details' }).hover();
    await expect.poll(() => panel.page.getByRole('tooltip').innerText()).toContain(SECOND_MODEL.name);
    expect(requests().some(({ status }) => status === 429)).toBe(true);

    const popup = await browser.clickIcon(page);
    const row = popup.getByRole('table', { name: 'Models' }).getByRole('row', { name: new RegExp(FIRST_MODEL.name) });
    await expect.poll(() => row.innerText()).toMatch(/cooling down/i);
  });

  it('stops when told to: the journal shows no request after it', async () => {
    const { browser, openFixture, requests, useEmulator, emulator } = world();
    await useEmulator({ rules: [{ perFrameMs: 50 }] });
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.click();
    await panel.findings.first().waitFor();
    await panel.stopButton.click();
    await panel.untilIdle();
    await expect.poll(() => requests().every(({ phase }) => phase === 'served')).toBe(true);
    const atStop = requests().length;
    expect(requests().some(({ abortedAtMs }) => abortedAtMs !== null)).toBe(true);
    expect(atStop).toBeLessThan(10);
    // Another review is proof that time went by in the worker and nothing of the stopped one was sent in it.
    emulator.setScenario({});
    const second = await world().openFixture('clear-notice.html');
    await browser.request('review.start', { tabId: second.tabId });
    await emulator.waitFor(({ request }) => request?.text.includes('Opening hours') === true);
    const later = requests()
      .slice(atStop)
      .filter(({ request }) => request?.text.includes('Remote Access Policy') === true);
    expect(later).toEqual([]);
  });

  it('takes back what a cut answer showed, and keeps no half of it', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator({ rules: [{ model: FIRST_MODEL.modelId, cutAfterFrames: 30 }] });
    const { tabId } = await openFixture(POLICY);
    const { reviewId } = await browser.request('review.start', { tabId });
    await expect
      .poll(async () => (await browser.request('review.get', { reviewId })).review.status, { timeout: 30_000 })
      .toBe('done');
    const { findings, review } = await browser.request('review.get', { reviewId });
    expect(review.counts).toMatchObject({ reviewed: 10, failed: 0 });
    const models = new Set(findings.map(({ provenance }) => provenance.modelId));
    expect(models).toContain(SECOND_MODEL.modelId);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });

  it('asks once more for a malformed answer, and then says so', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator({ rules: [{ answer: { kind: 'malformed' } }] });
    const { tabId } = await openFixture('clear-notice.html');
    const { reviewId } = await browser.request('review.start', { tabId });
    await expect
      .poll(async () => (await browser.request('review.get', { reviewId })).review.status, { timeout: 30_000 })
      .toBe('failed');
    const { sections, findings } = await browser.request('review.get', { reviewId });
    expect(sections.every(({ problem }) => problem?.code === 'answer-malformed')).toBe(true);
    expect(findings).toEqual([]);
    expect(requests()).toHaveLength(2 * sections.length);
  });

  it('flags quotes that are not in the document and leaves them out of the counts', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator({ rules: [{ answer: { kind: 'invented' } }] });
    const { page } = await openFixture('clear-notice.html');
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    expect(await panel.page.getByText(/not found in the document/i).count()).toBeGreaterThan(0);
    expect(await highlightedTexts(page)).toEqual([]);
  });
});

describe('a worker that is killed', () => {
  it('goes on with the review, repeats only what was in flight, and shows nothing twice', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator({ rules: [{ perFrameMs: 30 }] });
    const { page, tabId } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    const { reviewId } = await browser.request('review.start', { tabId });
    await panel.findings.first().waitFor();
    await expect.poll(() => requests().filter(({ phase }) => phase === 'served').length).toBeGreaterThanOrEqual(2);
    await browser.stopWorker();
    await expect
      .poll(async () => (await browser.request('review.get', { reviewId })).review.status, { timeout: 40_000 })
      .toBe('done');
    const { review, findings } = await browser.request('review.get', { reviewId });
    expect(review.counts).toEqual({ found: 10, reviewed: 10, skipped: 0, failed: 0 });
    expect(requests().length).toBeLessThanOrEqual(10 + 4);
    await expect.poll(() => panel.findings.count()).toBe(findings.length);
  });
});
