import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { failure, success } from '#lib/messaging';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { render, unmountAll } from '#tests/components/render.ts';
import { fakeAttempt, fakeThrottle } from '#tests/fakes/fake-attempt.ts';
import { fakeSettings } from '#tests/fakes/fake-review.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { ActivityPage } from './ActivityPage.tsx';

afterEach(unmountAll);

const place = { reviewId: 'r1', title: 'Policy', url: 'https://a.test/', heading: 'Scope' };
const entries = [fakeAttempt(), fakeThrottle()].map((record) => ({ record, place }));

function show(handlers: Parameters<typeof createFakeWorkerClient>[0] = {}) {
  const client = createFakeWorkerClient({
    'activity.read': () => success({ entries, next: null }),
    'activity.reasoning': () => success({ text: 'First I looked at the dates.' }),
    'activity.clear': () => success(null),
    'settings.get': () => success(fakeSettings()),
    ...handlers,
  });
  const saveFile = vi.fn();
  render(<ActivityPage client={client} saveFile={saveFile} now={Date.now} />);
  return { client, saveFile, sent: (name: string) => client.requests.filter((request) => request.name === name) };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('the audit log', () => {
  it('says of each attempt how it ended and why, and opens its details', async () => {
    show();
    await expect.element(page.getByRole('cell', { name: 'Throttled: the model’s quota was used up' })).toBeVisible();
    await button(/1970/).last().click();
    await expect.element(page.getByText(/^To other@us-east-2 at once/)).toBeVisible();
    await expect.element(page.getByText('First I looked at the dates.')).toBeVisible();
    for (const scheme of COLOR_SCHEMES) expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });

  it.each([
    [90, 'for 90 days'],
    ['forever', 'until you delete it'],
  ] as const)('says how long it is kept: %s', async (auditLogDays, words) => {
    const retention = { auditLogDays, reviewDays: 'forever' as const };
    show({ 'settings.get': () => success(fakeSettings({ retention })) });
    await expect.element(page.getByText(words, { exact: false })).toBeVisible();
  });

  it('exports what the filter lets through, part after part', async () => {
    const { saveFile, sent } = show({
      'activity.read': ({ after }) =>
        after === null
          ? success({ entries: entries.slice(0, 1), next: { startedAtMs: 1_000, attemptId: 'a1' } })
          : success({ entries: entries.slice(1), next: null }),
    });
    await page.getByRole('textbox', { name: 'Model, region, error or id' }).fill('model');
    await vi.waitFor(() => expect(sent('activity.read').at(-1)?.payload).toMatchObject({ filter: { text: 'model' } }));
    await button('Export JSON').click();
    await vi.waitFor(() => expect(saveFile).toHaveBeenCalledOnce());
    expect(JSON.parse(saveFile.mock.calls[0]?.[0].content).attempts).toHaveLength(2);
  });

  it('is deleted only once that was confirmed', async () => {
    const { sent } = show();
    await button('Delete log').click();
    expect(sent('activity.clear')).toEqual([]);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await vi.waitFor(() => expect(sent('activity.clear')).toHaveLength(1));
  });

  it('says that it is empty, or why it cannot be read', async () => {
    show({ 'activity.read': () => success({ entries: [], next: null }) });
    await expect.element(page.getByText('No model has been called yet.')).toBeVisible();
    unmountAll();
    show({ 'activity.read': () => failure({ code: 'internal', detail: 'broken' }) });
    await expect.element(page.getByRole('alert')).toBeVisible();
  });
});
