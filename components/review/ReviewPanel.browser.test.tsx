import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failure, type PanelPush, success } from '#lib/messaging';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { unmountAll } from '#tests/components/render.ts';
import { article, button, exhausted, nothing, reviewed, showPanel } from '#tests/components/review-panel.tsx';
import { fakePage, fakeReview, fakeSection, fakeSettings, fakeSnapshot } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

describe('ReviewPanel', () => {
  it('names its controls and lists as assistive technology expects', async () => {
    showPanel([reviewed]);
    await expect.element(button('Review this page')).toBeEnabled();
    await expect.element(page.getByRole('list', { name: 'Sections', exact: true })).toBeVisible();
    await expect.element(page.getByRole('list', { name: 'Findings', exact: true })).toBeVisible();
    expect(page.getByRole('article').elements()).toHaveLength(7);
    await expect.element(article('Unlimited liability of the customer')).toBeVisible();
    expect(page.getByRole('button', { name: 'Model details' }).elements()).toHaveLength(7);
  });

  it('starts a review of the tab and says that it is processing', async () => {
    const { client } = showPanel([nothing], { 'review.start': () => new Promise(() => {}) });
    await button('Review this page').click();
    expect(client.requests).toEqual([{ name: 'review.start', payload: { tabId: 7 } }]);
    await expect.element(page.getByText('Processing…', { exact: true })).toBeVisible();
    await expect.element(button('Review this page')).toHaveAttribute('aria-disabled', 'true');
  });

  it('says what a review would take when asked, and asks again for another playbook', async () => {
    const range = { low: 20_000, high: 40_000 };
    const { client } = showPanel([nothing], {
      'review.estimate': () =>
        success({
          sections: 12,
          askedSections: 12,
          requests: 12,
          inputTokens: range,
          outputTokens: range,
          costUsd: { low: 0.08, high: 0.31 },
          durationMs: range,
        }),
    });
    await button('Estimate the cost').click();
    await expect.element(page.getByText('12 sections · 40K–80K tokens · $0.08–$0.31 · about 20 s')).toBeVisible();
    const settings = fakeSettings();
    client.push({
      kind: 'settings',
      settings: { ...settings, settings: { ...settings.settings, playbook: 'contract' } },
    });
    await expect.element(button('Estimate the cost')).toBeVisible();
    client.push({
      kind: 'settings',
      settings: { ...settings, settings: { ...settings.settings, provider: 'on-device' } },
    });
    await expect.element(page.getByText('On device', { exact: true })).toBeVisible();
    expect(button('Estimate the cost').elements()).toEqual([]);
  });

  it('offers the reviewer’s own playbooks beside the built-in ones, in step with the options', async () => {
    const { client } = showPanel([nothing], { 'settings.save': () => success(fakeSettings()) });
    const select = page.getByRole('combobox', { name: 'Playbook' });
    await expect.element(select).toHaveValue('risk');
    const groups = () => [...document.querySelectorAll('optgroup')].map(({ label }) => label);
    expect(groups()).toEqual([]);
    const playbooks = [{ id: 'house-style', name: 'House style' }];
    client.push({ kind: 'settings', settings: { ...fakeSettings(), playbooks } });
    await expect.poll(groups).toEqual(['Your own', 'Built in']);
    await select.selectOptions('House style');
    expect(client.requests).toMatchObject([
      { name: 'settings.save', payload: { settings: { playbook: 'house-style' } } },
    ]);
    client.push({ kind: 'settings', settings: fakeSettings() });
    await expect.element(select).toHaveValue('risk');
  });

  it('tells of a damaged playbook and of what takes its place', async () => {
    const problem = { code: 'playbooks-damaged', ids: ['house-style'], isChosen: true } as const;
    const { openOptions } = showPanel([nothing, { kind: 'problem', problem }]);
    await expect.element(page.getByRole('alert')).toMatchTextContent('Damaged: house-style.');
    await expect.element(page.getByRole('alert')).toMatchTextContent('new reviews use Risk assessment');
    await page.getByRole('alert').getByRole('button', { name: 'Open options' }).click();
    expect(openOptions).toHaveBeenCalled();
  });

  it('can be stopped while the document is being read, and cannot be paused', async () => {
    const { client } = showPanel([reviewed, { kind: 'reading', reviewId: 'r2' }], {
      'review.stop': () => success(null),
    });
    await expect.element(page.getByText('Processing…', { exact: true })).toBeVisible();
    expect(page.getByRole('article').elements()).toEqual([]);
    expect(button('Pause').elements()).toEqual([]);
    await button('Stop').click();
    expect(client.requests).toEqual([{ name: 'review.stop', payload: { reviewId: 'r2' } }]);
    client.push({ kind: 'reading', reviewId: null });
    await expect.element(article('Unlimited liability of the customer')).toBeVisible();
  });

  it('shows progress while running, and stops', async () => {
    const running = fakeReview({
      status: 'running',
      remainingMs: 41_000,
      counts: { found: 9, reviewed: 3, skipped: 1, failed: 0 },
    });
    const { client } = showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ review: running }) }], {
      'review.stop': () => success(null),
    });
    await expect.element(page.getByText('4 of 9 sections · about 45 s left')).toBeVisible();
    await expect.element(page.getByText('9 sections found · 3 reviewed · 1 skipped · 97% of text')).toBeVisible();
    await expect
      .element(page.getByRole('progressbar', { name: 'Review progress' }))
      .toHaveAttribute('aria-valuetext', '4 of 9 sections');
    expect(page.getByRole('button', { name: 'Review this page' }).elements()).toHaveLength(0);
    await button('Stop').click();
    expect(client.requests).toEqual([{ name: 'review.stop', payload: { reviewId: 'r1' } }]);
  });

  it('does not speak of the document’s sections where only a selection was analysed', async () => {
    const review = fakeReview({
      counts: { found: 0, reviewed: 0, skipped: 0, failed: 0 },
      textCoverage: { ratio: 1, leftOut: [] },
    });
    showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ review }) }]);
    await expect.element(page.getByText('The selected text, not the whole document')).toBeVisible();
    expect(page.getByText(/sections found/).elements()).toEqual([]);
  });

  it('tells no findings, not analysed and failed apart', async () => {
    const { client } = showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ findings: [] }) }]);
    await expect.element(page.getByRole('region', { name: 'No findings' })).toBeVisible();
    client.push({
      kind: 'snapshot',
      snapshot: {
        review: fakeReview({ id: 'r2', status: 'failed', counts: { found: 2, reviewed: 0, skipped: 0, failed: 2 } }),
        sections: [
          fakeSection('a', { status: 'failed', problem: { code: 'credentials-expired', detail: '' } }),
          fakeSection('b', { status: 'failed', problem: { code: 'credentials-expired', detail: '' } }),
        ],
        findings: [],
        decisions: {},
      },
    });
    await expect.element(page.getByRole('alert', { name: 'The AWS credentials have expired' })).toBeVisible();
    await expect.element(page.getByRole('region', { name: 'Nothing was analysed' })).toBeVisible();
    expect(page.getByRole('list', { name: 'Sections' }).getByText('Failed', { exact: true }).elements()).toHaveLength(
      2,
    );
  });

  it('queues failed sections again', async () => {
    const review = fakeReview({ counts: { found: 4, reviewed: 3, skipped: 0, failed: 1 } });
    const { client } = showPanel([{ kind: 'snapshot', snapshot: fakeSnapshot({ review }) }], {
      'review.retry': () => success(null),
    });
    await button('Retry failed').click();
    expect(client.requests).toEqual([{ name: 'review.retry', payload: { reviewId: 'r1' } }]);
  });

  it('keeps the focus on the button while it waits, works and becomes another', async () => {
    const running = fakeReview({ id: 'r2', status: 'running' });
    const { client } = showPanel([nothing], { 'review.start': () => new Promise(() => {}) });
    await button('Review this page').click();
    await expect.element(button('Review this page')).toHaveFocus();
    client.push({ kind: 'snapshot', snapshot: fakeSnapshot({ review: running, findings: [] }) });
    await expect.element(button('Review this page')).toHaveFocus();
  });

  it('takes a double click on the button as one', async () => {
    const running = fakeReview({ id: 'r2', status: 'running' });
    const { client } = showPanel([nothing], {
      'review.start': () => {
        client.push({ kind: 'snapshot', snapshot: fakeSnapshot({ review: running, findings: [] }) });
        return success({ reviewId: 'r2' });
      },
      'review.stop': () => success(null),
    });
    await button('Review this page').dblClick();
    await expect.element(button('Stop')).toBeVisible();
    expect(client.requests.map(({ name }) => name)).toEqual(['review.start']);
  });

  it('says that work waits for a model while all are exhausted, and shows nothing as turning', async () => {
    const review = fakeReview({ status: 'running', counts: { found: 2, reviewed: 1, skipped: 0, failed: 0 } });
    const sections = [fakeSection('s1'), fakeSection('s2', { status: 'running' })];
    const { client } = showPanel([
      { kind: 'snapshot', snapshot: fakeSnapshot({ review, sections, findings: [] }) },
      exhausted(),
    ]);
    await expect.element(page.getByText('1 of 2 sections · waiting for a model')).toBeVisible();
    await expect.element(page.getByText('Waiting', { exact: true })).toBeVisible();
    expect(page.getByText('Processing…').elements()).toHaveLength(1);
    client.push({ kind: 'exhaustion', exhaustion: null });
    await expect.element(page.getByText('In progress', { exact: true })).toBeVisible();
  });

  it('is one row for the Tab key in the list of sections, and walks it with the arrow keys', async () => {
    showPanel([reviewed]);
    const rows = page
      .getByRole('list', { name: 'Sections' })
      .getByRole('button', { name: /^(?!Leave out|Ask about|Show what)/ });
    await expect.element(rows.first()).toBeVisible();
    page
      .getByRole('button', { name: /^Sections/ })
      .element()
      .focus();
    await userEvent.keyboard('{Tab}');
    await expect.element(rows.first()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(rows.nth(2)).toHaveFocus();
    await userEvent.keyboard('{Home}{ArrowUp}{Tab}{Tab}{Tab}');
    await expect.element(button('Leave out 1. Defects and remedies')).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('radio', { name: 'Document' })).toHaveFocus();
    await userEvent.keyboard('{Shift>}{Tab}{Tab}{Tab}{Tab}{/Shift}');
    await expect.element(rows.first()).toHaveFocus();
  });

  it('offers the rest of a stopped review', async () => {
    const snapshot = fakeSnapshot({
      review: fakeReview({ status: 'stopped', counts: { found: 2, reviewed: 1, skipped: 1, failed: 0 } }),
      sections: [fakeSection('s1'), fakeSection('s9', { status: 'skipped', skipReason: 'stopped' })],
    });
    showPanel([{ kind: 'snapshot', snapshot }]);
    await expect.element(page.getByText('Not analysed', { exact: true })).toBeVisible();
    await expect.element(button('Review the rest')).toBeEnabled();
  });

  it('explains how to invite the extension to a page', async () => {
    showPanel([nothing, { kind: 'page', page: fakePage({ url: '', title: '', access: 'needs-gesture' }) }]);
    await expect.element(page.getByText('right-click the page and choose AI-Prism', { exact: false })).toBeVisible();
  });

  it('says that a restricted page cannot be reviewed, and offers nothing that would fail', async () => {
    showPanel([nothing, { kind: 'page', page: fakePage({ url: 'chrome://settings/', access: 'restricted' }) }]);
    await expect.element(page.getByText('This page cannot be reviewed')).toBeVisible();
    await expect.element(button('Review this page')).toBeDisabled();
  });

  it('says when the tab has gone on to another document', async () => {
    showPanel([reviewed, { kind: 'page', page: fakePage({ url: 'https://example.org/other' }) }]);
    await expect.element(page.getByText('The tab shows another document now')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Supply agreement' })).toBeVisible();
  });

  it('leaves nothing behind that a screen reader was told of another document', async () => {
    const { client } = showPanel([reviewed]);
    await expect.element(page.getByText('Review finished, 6 findings')).toBeInTheDocument();
    client.push({ kind: 'page', page: fakePage({ tabId: 8, url: 'https://example.org/other', title: 'Other' }) });
    client.push(nothing);
    await expect.element(page.getByRole('heading', { name: 'Other' })).toBeVisible();
    expect(document.body.textContent).not.toContain('Review finished');
  });

  it('tells a problem in words and opens the options where the remedy is there', async () => {
    const { openOptions } = showPanel([nothing], { 'review.start': () => failure({ code: 'credentials-missing' }) });
    await button('Review this page').click();
    await expect.element(page.getByRole('alert', { name: 'No AWS credentials' })).toBeVisible();
    await button('Open options').click();
    expect(openOptions).toHaveBeenCalledOnce();
  });

  it('asks for host access inside the click when that is what is missing', async () => {
    const origins = ['https://bedrock-runtime.us-east-2.amazonaws.com/*'];
    const { requestHosts } = showPanel([nothing, { kind: 'problem', problem: { code: 'hosts-not-allowed', origins } }]);
    await button('Allow access').click();
    expect(requestHosts).toHaveBeenCalledExactlyOnceWith(origins);
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('lets go of the worker when it goes away', async () => {
    const { client } = showPanel([nothing]);
    await expect.element(button('Review this page')).toBeEnabled();
    expect(client.watcherCount()).toBe(1);
    unmountAll();
    expect(client.watcherCount()).toBe(0);
  });

  const states: readonly (readonly [string, readonly PanelPush[]])[] = [
    ['first', [nothing]],
    ['reviewed', [reviewed]],
    [
      'running and exhausted',
      [{ kind: 'snapshot', snapshot: fakeSnapshot({ review: fakeReview({ status: 'running' }) }) }, exhausted()],
    ],
    ['problem', [nothing, { kind: 'problem', problem: { code: 'credentials-missing' } }]],
    ['no findings', [{ kind: 'snapshot', snapshot: fakeSnapshot({ findings: [] }) }]],
  ];
  describe.each(COLOR_SCHEMES)('in the %s scheme', (scheme) => {
    it.each(states)('has no accessibility issue: %s', async (_state, pushes) => {
      await page.viewport(360, 900);
      showPanel(pushes);
      await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await findAccessibilityIssues(scheme)).toEqual([]);
    });
  });

  it('fits a panel 320 pixels wide', async () => {
    await page.viewport(320, 900);
    showPanel([reviewed]);
    await expect.element(button('Review this page')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});
