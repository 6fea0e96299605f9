import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createSummary } from '#lib/analytics';
import { failure, success } from '#lib/messaging';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { render, unmountAll } from '#tests/components/render.ts';
import { ANALYTICS_NOW_MS, fakeAnalytics } from '#tests/fakes/fake-analytics.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { AnalyticsPage } from './AnalyticsPage.tsx';

afterEach(unmountAll);

function show(handlers: Parameters<typeof createFakeWorkerClient>[0] = {}) {
  const client = createFakeWorkerClient({
    'analytics.read': ({ range }) => success(fakeAnalytics(range)),
    ...handlers,
  });
  const openActivity = vi.fn();
  render(<AnalyticsPage client={client} timeZone="UTC" openActivity={openActivity} />);
  return { client, openActivity };
}

const button = (name: string) => page.getByRole('button', { name });
const card = (name: string) => page.getByRole('region', { name, exact: true });

describe('the analytics page', () => {
  it('draws each figure and says it', async () => {
    show();
    await expect.element(page.getByRole('img', { name: 'Requests by day: 40' })).toBeVisible();
    await expect.element(page.getByRole('img', { name: 'Answers by model by day: 68%' })).toBeVisible();
    await expect.element(page.getByRole('img', { name: 'Throttles by day: 13' })).toBeVisible();
    await expect.element(card('Throttles')).toMatchTextContent('25% of 53 attempts');
    await expect.element(page.getByRole('img', { name: 'Tokens by day: 39.2K' })).toBeVisible();
    await expect.element(page.getByRole('img', { name: 'Cost by day: $8.00' })).toBeVisible();
    const mix = page.getByRole('list', { name: 'Answers by model' });
    await expect.element(mix).toMatchTextContent(/Claude One 68%.*Claude Two 33%/);
  });

  it('shows any chart as a table, the latest day first', async () => {
    show();
    await button('Show as table: Tokens').click();
    const rows = page.getByRole('table', { name: 'Tokens' }).getByRole('row');
    await expect.element(rows.nth(1)).toMatchTextContent(/Sat, Nov 28\s*0/);
    await expect.element(rows.nth(2)).toMatchTextContent(/Fri, Nov 27\s*3.6K\s*320/);
    await button('Show as chart: Tokens').click();
    await expect.element(page.getByRole('img', { name: /^Tokens/ })).toBeVisible();
  });

  it('tells the figures of the day that the pointer is at, in every chart', async () => {
    show();
    // The middle of 30 days, the 14th, has nothing; the first pixel of the last has the 28th.
    await page.getByRole('img', { name: /^Cost/ }).hover();
    await expect.element(card('Requests')).toMatchTextContent('0 Sat, Nov 14');
    await page.getByRole('heading', { name: 'Analytics' }).hover();
    await expect.element(card('Requests')).toMatchTextContent('40 100% of those that ended were answered');
  });

  it('asks for the range that is chosen, and shows it by hour or by day', async () => {
    const { client } = show();
    await page.getByRole('radio', { name: '24 hours' }).click();
    await expect.element(page.getByText('No model was called in this time')).toBeVisible();
    expect(client.requests.at(-1)).toEqual({ name: 'analytics.read', payload: { range: '24h', timeZone: 'UTC' } });
  });

  it('sorts documents by the column that is chosen', async () => {
    show();
    const rows = page.getByRole('table', { name: 'Documents' }).getByRole('row');
    await expect.element(rows.nth(1)).toMatchTextContent('Contract');
    await button('Requests').click();
    await expect.element(rows.nth(1)).toMatchTextContent('Policy');
    await expect
      .element(page.getByRole('columnheader', { name: 'Requests' }).last())
      .toHaveAttribute('aria-sort', 'descending');
  });

  it('projects a month and says from what', async () => {
    show();
    const projection = card('Projection for 30 days');
    await expect.element(projection).toMatchTextContent('The mean of the last 7 active days, times the 30 days');
    unmountAll();
    const { finish } = createSummary({ range: '90d', timeZone: 'UTC' }, ANALYTICS_NOW_MS);
    const nothing = finish([], () => null);
    show({ 'analytics.read': () => success(nothing) });
    await expect.element(page.getByText('No model has been called yet')).toBeVisible();
    await expect.element(projection).toMatchTextContent(/It takes 3 days.*So far there is none/);
  });

  it('says why it cannot be read, and tries again', async () => {
    let isBroken = true;
    show({
      'analytics.read': () => (isBroken ? failure({ code: 'internal', detail: 'broken' }) : success(fakeAnalytics())),
    });
    await expect.element(page.getByRole('alert')).toBeVisible();
    isBroken = false;
    await button('Try again').click();
    await expect.element(page.getByRole('img', { name: /^Requests/ })).toBeVisible();
    expect(page.getByRole('alert').elements()).toEqual([]);
  });

  it.each(COLOR_SCHEMES)('has no accessibility issue in the %s scheme, and fits 320 pixels', async (scheme) => {
    await page.viewport(320, 800);
    const { openActivity } = show();
    await button('Show as table: Cost').click();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    await button('Audit log').click();
    expect(openActivity).toHaveBeenCalledOnce();
  });
});
