import { describe, expect, it } from 'vitest';
import { auditLog } from './support/audit-log.ts';
import { FIRST_MODEL, prepareWorld, SECOND_MODEL } from './support/world.ts';

const world = prepareWorld();

describe('the analytics page', () => {
  it('opens from the popup and agrees with the audit log, whatever models answered', async () => {
    const { browser, openFixture, useEmulator } = world();
    await useEmulator({ rules: [{ model: FIRST_MODEL.modelId, throttle: { fromS: 0, toS: 60, retryAfterS: 1 } }] });
    const { page, tabId } = await openFixture('clear-notice.html');
    const { reviewId } = await browser.request('review.start', { tabId });
    await expect
      .poll(async () => (await browser.request('review.get', { reviewId })).review.status, { timeout: 20_000 })
      .toBe('done');

    const popup = await browser.clickIcon(page);
    const opening = browser.context.waitForEvent('page');
    await popup.getByRole('button', { name: 'Analytics' }).click();
    const analytics = await opening;
    const table = analytics.getByRole('table', { name: 'Models', exact: true });
    await table.waitFor();

    const log = await auditLog(analytics);
    const answered = log.filter(({ outcome }) => outcome === 'answered');
    const throttled = log.filter(({ fault }) => fault?.kind === 'throttled');
    const requests = new Set(log.map(({ requestId }) => requestId)).size;
    expect(throttled.length).toBeGreaterThan(0);
    await analytics.getByRole('img', { name: `Requests by day: ${requests}`, exact: true }).waitFor();
    await analytics.getByRole('img', { name: `Throttles by day: ${throttled.length}`, exact: true }).waitFor();
    await analytics.getByRole('img', { name: 'Answers by model by day: 0%', exact: true }).waitFor();
    const cells = await table
      .getByRole('row', { name: new RegExp(SECOND_MODEL.name) })
      .getByRole('cell')
      .allInnerTexts();
    expect(cells.slice(0, 2)).toEqual(['100%', String(answered.length)]);

    const sum = (kind: 'inputTokens' | 'outputTokens') =>
      log.reduce((total, { usage }) => total + (usage?.[kind] ?? 0), 0);
    const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
    const tokens = analytics.getByRole('list', { name: 'Tokens', exact: true });
    expect(await tokens.textContent()).toContain(`Input ${compact.format(sum('inputTokens'))}`);
    expect(await tokens.textContent()).toContain(`Output ${compact.format(sum('outputTokens'))}`);

    const documents = analytics.getByRole('table', { name: 'Documents', exact: true });
    expect(await documents.getByRole('row').count()).toBe(2);
    const { review } = await browser.request('review.get', { reviewId });
    expect(await documents.innerText()).toContain(review.title);
  });
});
