import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { HistoryDocument, HistoryEntry } from '#lib/history';
import { failure, success } from '#lib/messaging';
import { formatReviewArchive } from '#lib/reports';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { render, unmountAll } from '#tests/components/render.ts';
import { fakeReport } from '#tests/fakes/fake-report.ts';
import { fakeSnapshot } from '#tests/fakes/fake-review.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { HistoryView } from './HistoryView.tsx';

afterEach(unmountAll);

function entry(reviewId: string, fields: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    reviewId,
    url: 'https://example.org/agreements/supply',
    title: 'Supply agreement',
    provider: 'bedrock',
    playbook: 'risk@1',
    status: 'done',
    startedAtMs: 1_790_000_000_000 + Number(reviewId.slice(1)) * 3_600_000,
    counts: { critical: 1, high: 2, medium: 0, low: 4, info: 0 },
    costUsd: 0.08,
    ...fields,
  };
}

const supply: HistoryDocument = {
  url: 'https://example.org/agreements/supply',
  title: 'Supply agreement',
  entries: [entry('r4'), entry('r3'), entry('r2', { counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 } })],
};
const policy: HistoryDocument = {
  url: 'https://example.org/policy',
  title: 'Policy',
  entries: [entry('r1', { importedAtMs: 5, url: 'https://example.org/policy', title: 'Policy', status: 'stopped' })],
};

type Handlers = Parameters<typeof createFakeWorkerClient>[0];

function showHistory(handlers: Handlers = {}) {
  let deleted: readonly string[] | 'all' = [];
  const client = createFakeWorkerClient({
    'history.list': ({ text }) =>
      success({ documents: deleted === 'all' || text === 'moon' ? [] : [supply, policy], next: null }),
    'history.delete': ({ reviewIds }) => {
      deleted = reviewIds;
      return success(null);
    },
    'history.imported': () => success(fakeReport()),
    'review.get': () => success(fakeSnapshot()),
    ...handlers,
  });
  render(
    <main>
      <h1>AI-Prism</h1>
      <HistoryView client={client} isShown stamp="" renderExport={({ reviewId }) => <p>Export {reviewId}</p>} />
    </main>,
  );
  return client;
}

const openButtons = page.getByRole('button', { name: /^Open the review of / });

describe('the history', () => {
  it('lists documents with their newest reviews; older ones unfold', async () => {
    showHistory();
    await expect.element(page.getByRole('heading', { name: 'Supply agreement' })).toBeVisible();
    expect(openButtons.elements()).toHaveLength(3);
    await page.getByRole('button', { name: '1 earlier review' }).click();
    expect(openButtons.elements()).toHaveLength(4);
    await expect.element(page.getByText('Imported', { exact: true })).toBeVisible();
  });

  it('opens a review to read, and comes back to where it was', async () => {
    showHistory();
    await openButtons.first().click();
    await expect.element(page.getByText('Past review, read-only')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Back' })).toHaveFocus();
    await expect.element(page.getByRole('link', { name: 'Open the document' })).toHaveAttribute('target', '_blank');
    expect(page.getByRole('article').elements()).toHaveLength(7);
    for (const name of ['Accept', 'Dismiss', 'Ask about this']) {
      expect(page.getByRole('button', { name }).elements()).toEqual([]);
    }
    await page.getByRole('button', { name: 'Back' }).click();
    await expect.element(openButtons.first()).toHaveFocus();
  });

  it('opens an imported review; an address that is none is no link', async () => {
    const report = fakeReport();
    showHistory({
      'history.imported': () => success({ ...report, review: { ...report.review, url: 'javascript:alert(1)' } }),
    });
    await openButtons.nth(2).click();
    await expect.element(page.getByText('Imported review, read-only')).toBeVisible();
    expect(page.getByRole('link').elements()).toEqual([]);
  });

  it('takes in a file of one review and opens it, or one of many, and lists them', async () => {
    let imported = 0;
    const client = showHistory({
      'history.import': () => {
        imported += 1;
        return success({ reviewId: `i${imported}`, title: 'Policy' });
      },
    });
    const choose = async (content: string) => {
      const input = document.querySelector<HTMLInputElement>('input[type="file"]');
      if (input === null) throw new Error('no file can be chosen');
      await userEvent.upload(input, new File([content], 'reviews.json', { type: 'application/json' }));
    };
    await expect.element(openButtons.first()).toBeVisible();
    await choose(formatReviewArchive(['{"a":1}', '{"a":2}']));
    await expect.element(page.getByText('2 reviews imported')).toBeInTheDocument();
    expect(client.requests.filter(({ name }) => name === 'history.import')).toHaveLength(2);
    await expect.element(openButtons.first()).toBeVisible();
    await choose('{"a":3}');
    await expect.element(page.getByText('Imported review, read-only')).toBeVisible();
  });

  it('deletes one once that was confirmed, by keyboard', async () => {
    const client = showHistory();
    const button = page.getByRole('button', { name: /^Delete the review of / }).first();
    await expect.element(button).toBeVisible();
    button.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('button', { name: 'Keep' })).toHaveFocus();
    expect(client.requests.map(({ name }) => name)).not.toContain('history.delete');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    expect(client.requests).toContainEqual({ name: 'history.delete', payload: { reviewIds: ['r4'] } });
  });

  it('deletes all, and says that there is nothing', async () => {
    showHistory();
    await page.getByRole('button', { name: 'Delete all reviews' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.element(page.getByText('No reviews yet')).toBeVisible();
  });

  it('searches, and says when nothing fits', async () => {
    const client = showHistory();
    await page.getByRole('searchbox', { name: 'Search past reviews' }).fill('moon');
    await expect.element(page.getByText('Nothing found')).toBeVisible();
    expect(client.requests.at(-1)).toEqual({ name: 'history.list', payload: { text: 'moon', after: null, limit: 20 } });
  });

  it('goes on where the last page ended, over parts in which nothing was found', async () => {
    const cursor = { startedAtMs: 1, reviewId: 'r2' };
    showHistory({
      'history.list': ({ after }) => {
        if (after === null) return success({ documents: [supply], next: cursor });
        return after.reviewId === 'r2'
          ? success({ documents: [], next: { startedAtMs: 0, reviewId: 'r1' } })
          : success({ documents: [policy], next: null });
      },
    });
    await page.getByRole('button', { name: 'Show older reviews' }).click();
    await expect.element(page.getByRole('heading', { name: 'Policy' })).toBeVisible();
    expect(page.getByRole('button', { name: 'Show older reviews' }).elements()).toEqual([]);
  });

  it('says what could not be read, and asks again', async () => {
    let isBroken = true;
    showHistory({
      'history.list': () =>
        isBroken ? failure({ code: 'internal', detail: 'disk' }) : success({ documents: [supply], next: null }),
    });
    await expect.element(page.getByRole('alert')).toBeVisible();
    isBroken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByRole('heading', { name: 'Supply agreement' })).toBeVisible();
  });

  it.each(COLOR_SCHEMES)('has no accessibility issues in %s colours', async (scheme) => {
    showHistory();
    await expect.element(openButtons.first()).toBeVisible();
    await page.getByRole('button', { name: 'Delete all reviews' }).click();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
    await openButtons.first().click();
    await expect.element(page.getByText('Past review, read-only')).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});
