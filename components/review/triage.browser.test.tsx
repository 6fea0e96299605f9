import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { success, type WorkerRequests } from '#lib/messaging';
import { type Decision, tallyFindings } from '#lib/review';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { unmountAll } from '#tests/components/render.ts';
import { article, button, showPanel } from '#tests/components/review-panel.tsx';
import { fakeReview, fakeSection, fakeSnapshot } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

type Decide = WorkerRequests['finding.decide']['payload'];

/** A panel whose worker takes decisions and tells of them, as the real one does. */
function showTriage(snapshot = fakeSnapshot()) {
  const decided: Decide[] = [];
  const shown = showPanel([{ kind: 'snapshot', snapshot }], {
    'finding.show': () => success({ shown: true }),
    'finding.decide': (payload: Decide) => {
      decided.push(payload);
      const decision: Decision | null = payload.decision && { ...payload.decision, decidedAtMs: 1 };
      const changes = payload.findingIds.map((findingId) => ({ findingId, decision }));
      shown.client.push({ kind: 'decisions-changed', reviewId: payload.reviewId, changes });
      return success(null);
    },
  });
  return { ...shown, decided };
}

/** The finding that has the focus. */
const focusedTitle = () => document.activeElement?.closest('article')?.querySelector('h3')?.textContent;

describe('triage by keyboard', () => {
  it('decides with one key, and goes to the next open finding each time, until all are decided', async () => {
    const { client, decided } = showTriage();
    await button('Next open finding').click();
    await expect.poll(focusedTitle).toBe('No period for remedying defects');
    await userEvent.keyboard('a');
    await expect.poll(focusedTitle).toBe('Unlimited liability of the customer');
    await userEvent.keyboard('d');
    await userEvent.keyboard('f');
    expect(decided.map(({ findingIds: [id], decision }) => [id, decision?.state])).toEqual([
      ['f2', 'accepted'],
      ['f1', 'dismissed'],
      ['f3', 'follow-up'],
    ]);
    for (let left = 0; left < 4; left++) await userEvent.keyboard('a');
    await expect.element(button('All decided')).toBeDisabled();
    await expect.element(page.getByRole('button', { name: 'Accepted 4' })).toBeVisible();
    // What has no place in the page is not looked for there.
    expect(client.requests).not.toContainEqual({
      name: 'finding.show',
      payload: { reviewId: 'r1', findingId: 'f7' },
    });
  });

  it('undoes one by one, moves without deciding, and shows its keys', async () => {
    const { decided } = showTriage();
    await button('Next open finding').click();
    await userEvent.keyboard('a');
    await userEvent.keyboard('d');
    await expect.element(page.getByText('Dismissed: Unlimited liability of the customer')).toBeVisible();
    await userEvent.keyboard('u');
    await userEvent.keyboard('u');
    expect(decided.slice(2).map(({ findingIds, decision }) => [findingIds, decision])).toEqual([
      [['f1'], null],
      [['f2'], null],
    ]);
    await userEvent.keyboard('k');
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(decided).toHaveLength(4);
  });

  it('writes a note without taking its letters for keys, and keeps it when the finding is decided', async () => {
    const { decided } = showTriage();
    await button('Next open finding').click();
    await userEvent.keyboard('n');
    const field = page.getByRole('textbox', { name: 'Note' });
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('add a fund{Enter}');
    expect(decided).toEqual([{ reviewId: 'r1', findingIds: ['f2'], decision: { state: null, note: 'add a fund' } }]);
    await expect.element(article('No period for remedying defects').getByText('add a fund')).toBeVisible();
    await article('No period for remedying defects').getByRole('button', { name: 'Accept' }).click();
    expect(decided.at(-1)?.decision).toEqual({ state: 'accepted', note: 'add a fund' });
  });
});

describe('triage by mouse', () => {
  it('asks why a finding is dismissed, and takes a decision back when it is pressed again', async () => {
    const { decided } = showTriage();
    const card = article('Renewal without notice');
    await card.getByRole('button', { name: 'Dismiss' }).click();
    await userEvent.selectOptions(card.getByRole('combobox', { name: 'Why?' }), 'Risk is accepted');
    expect(decided.at(-1)?.decision).toEqual({ state: 'dismissed', reason: 'accepted-risk' });
    await expect.element(card.getByText('Dismissed · Risk is accepted')).toBeVisible();
    await card.getByRole('button', { name: 'Dismiss' }).click();
    expect(decided.at(-1)?.decision).toBeNull();
  });

  it('decides on all that are listed, and undoes that at once', async () => {
    const { decided } = showTriage();
    await page.getByRole('button', { name: 'High 1' }).click();
    await button('All listed (1)').click();
    await page.getByRole('menuitem', { name: 'Accept 1 finding' }).click();
    expect(decided.at(-1)).toEqual({ reviewId: 'r1', findingIds: ['f2'], decision: { state: 'accepted' } });
    await button('Undo').click();
    expect(decided.at(-1)).toEqual({ reviewId: 'r1', findingIds: ['f2'], decision: null });
  });

  it('counts what has not come yet, and decides on all only once all have come', async () => {
    const whole = fakeSnapshot();
    const [first, ...others] = whole.findings;
    if (first === undefined) throw new Error('no finding');
    const { client } = showPanel([
      { kind: 'snapshot', snapshot: { ...whole, findings: [first] }, awaited: tallyFindings(others) },
    ]);
    await expect.element(page.getByRole('heading', { name: 'Findings 6', exact: true })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'High 1' })).toBeVisible();
    await expect.element(button('All listed (6)')).toBeDisabled();
    client.push({ kind: 'portion', reviewId: 'r1', findings: others });
    await expect.element(button('All listed (6)')).toBeEnabled();
    await expect.element(page.getByRole('heading', { name: 'Findings 6', exact: true })).toBeVisible();
  });

  it('filters by state and category', async () => {
    showTriage(fakeSnapshot({ decisions: { f2: { state: 'accepted', decidedAtMs: 1 } } }));
    await page.getByRole('button', { name: 'Accepted 1' }).click();
    await expect.poll(() => page.getByRole('article').elements()).toHaveLength(1);
    await page.getByRole('button', { name: 'Accepted 1' }).click();
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Category' }), 'Termination');
    await expect.poll(() => page.getByRole('article').elements()).toHaveLength(1);
  });
});

describe('a document that has changed', () => {
  it('says so, marks what is concerned, and reviews it', async () => {
    const review = fakeReview({ freshness: { changedIds: ['s2'], goneIds: [], addedCount: 1 } });
    const { client } = showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ review }) }], {
      'review.start': () => success({ reviewId: 'r2' }),
    });
    await expect.element(page.getByText(/^1 section changed, 1 section new\./)).toBeVisible();
    const card = article('Unlimited liability of the customer');
    await expect.element(card.getByText('The section has changed since')).toBeVisible();
    await button('Review what has changed').click();
    expect(client.requests).toEqual([{ name: 'review.start', payload: { tabId: 7 } }]);
  });

  it('tells what was taken over, and can ask for all of it anew', async () => {
    const { client } = showPanel(
      [{ kind: 'snapshot', snapshot: fakeSnapshot({ review: fakeReview({ carriedOverCount: 3 }) }) }],
      { 'review.start': () => success({ reviewId: 'r2' }) },
    );
    await expect.element(page.getByText(/^3 sections unchanged since the last review/)).toBeVisible();
    await button('Review all anew').click();
    expect(client.requests).toEqual([{ name: 'review.start', payload: { tabId: 7, isAnew: true } }]);
  });
});

describe('what is left out', () => {
  it('is told with its reasons, and a section can be left out and taken in', async () => {
    const sections = [fakeSection('s1'), fakeSection('s2', { status: 'skipped', skipReason: 'excluded' })];
    const { client } = showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ sections, findings: [] }) }], {
      'section.exclude': () => success(null),
      'review.start': () => success({ reviewId: 'r2' }),
    });
    await button('What was left out').click();
    await expect.element(page.getByText('Text outside the main part of the page: 240 characters')).toBeVisible();
    await expect.element(page.getByText('Left out', { exact: true })).toBeVisible();
    await button('Read the whole page').click();
    await button('Leave out Section s1').click();
    await button('Take in Section s2').click();
    expect(client.requests.map(({ payload }) => payload)).toEqual([
      { tabId: 7, region: 'page' },
      { reviewId: 'r1', sectionId: 's1', isExcluded: true },
      { reviewId: 'r1', sectionId: 's2', isExcluded: false },
    ]);
  });
});

describe('a paused review', () => {
  it('goes on when asked, and can be stopped', async () => {
    const running = fakeReview({ status: 'running', counts: { found: 4, reviewed: 1, skipped: 0, failed: 0 } });
    const { client } = showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ review: running }) }], {
      'review.pause': () => success(null),
      'review.resume': () => success(null),
    });
    await button('Pause').click();
    client.push({ kind: 'review-changed', review: { ...running, status: 'paused' } });
    await expect.element(page.getByText('Paused', { exact: true })).toBeVisible();
    await expect.element(button('Stop')).toBeEnabled();
    await button('Resume').click();
    expect(client.requests.map(({ name }) => name)).toEqual(['review.pause', 'review.resume']);
  });
});

it.each(COLOR_SCHEMES)('has no accessibility issue with decided findings (%s)', async (scheme) => {
  const decisions: Record<string, Decision> = {
    f1: { state: 'accepted', decidedAtMs: 1, isCarriedOver: true },
    f2: { state: 'dismissed', reason: 'wrong', note: 'See annex B.', decidedAtMs: 1 },
    f3: { state: 'follow-up', decidedAtMs: 1 },
  };
  const review = fakeReview({ freshness: { changedIds: ['s1'], goneIds: [], addedCount: 0 }, carriedOverCount: 2 });
  showTriage(fakeSnapshot({ review, decisions }));
  await expect.element(article('Renewal without notice')).toBeVisible();
  expect(await findAccessibilityIssues(scheme)).toEqual([]);
});
