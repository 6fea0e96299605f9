import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { HistoryView } from '#components/history';
import { ReviewPanel } from '#components/review';
import { StatisticsPopup } from '#components/statistics';
import { success } from '#lib/messaging';
import { fakeTurn } from '#tests/fakes/fake-chat.ts';
import { fakePage, fakeSettings, fakeStatistics } from '#tests/fakes/fake-review.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { emulate } from './emulate.ts';
import { showOptions } from './options-page.tsx';
import { PANEL_STATES } from './panel-states.ts';
import { render, unmountAll } from './render.ts';
import { button, reviewed, showPanel } from './review-panel.tsx';

/** How a page can look: the reader's colours, or those of the system only. */
const LOOKS = [
  { name: 'light', scheme: 'light', forced: 'none' },
  { name: 'dark', scheme: 'dark', forced: 'none' },
  { name: 'forced colours', scheme: 'dark', forced: 'active' },
] as const;

const PANEL_WIDTHS = [320, 400, 600];

/**
 * Rules of all levels and of good practice; experimental ones are not meant to be relied on. Contrast of 7:1 (AAA) cannot hold:
 * muted words and severities are told apart by shades that keep 4.5:1.
 */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CANNOT_HOLD = { 'color-contrast-enhanced': { enabled: false } };

afterEach(async () => {
  unmountAll();
  await emulate({ scheme: 'light', forced: 'none' });
  await page.viewport(414, 896);
});

/** What axe-core objects to in what is on display, in every look at every width, and what does not fit the width. */
async function findIssues(widths: readonly number[]): Promise<readonly string[]> {
  document.documentElement.lang = 'en';
  document.title = 'AI-Prism';
  const issues: string[] = [];
  for (const width of widths) {
    await page.viewport(width, 900);
    for (const look of LOOKS) {
      await emulate(look);
      const { violations } = await axe.run(document, {
        runOnly: TAGS,
        rules: CANNOT_HOLD,
        resultTypes: ['violations'],
      });
      const where = `${look.name}, ${width} px`;
      for (const { id, nodes } of violations) {
        issues.push(...nodes.map(({ html }) => `${where}: ${id}: ${html.slice(0, 200)}`));
      }
      const { scrollWidth } = document.documentElement;
      if (scrollWidth > width) issues.push(`${where}: ${scrollWidth} px wide`);
    }
  }
  return issues;
}

describe('no rule of any level is broken, light, dark and in forced colours', () => {
  it.each(PANEL_STATES)('side panel: %s', async (_, pushes) => {
    showPanel(pushes);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await findIssues(PANEL_WIDTHS)).toEqual([]);
  });

  it('side panel: filters that leave nothing', async () => {
    showPanel([reviewed]);
    await page.getByRole('searchbox', { name: 'Search findings' }).fill('nowhere');
    await expect.element(button('Clear filters')).toBeVisible();
    expect(await findIssues(PANEL_WIDTHS)).toEqual([]);
  });

  it('side panel: a dialog', async () => {
    showPanel([reviewed]);
    await button('Keyboard shortcuts').click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await findIssues(PANEL_WIDTHS)).toEqual([]);
  });

  it('side panel: questions and answers', async () => {
    const { url } = fakeTurn('t1');
    showPanel([reviewed, { kind: 'chat', url, turns: [fakeTurn('t1')] }]);
    await page.getByRole('tab', { name: 'Chat' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Question' })).toBeVisible();
    expect(await findIssues(PANEL_WIDTHS)).toEqual([]);
  });

  it('side panel: the past', async () => {
    const entry = {
      reviewId: 'r1',
      url: 'https://example.org/agreements/supply',
      title: 'Supply agreement',
      provider: 'bedrock',
      playbook: 'risk@1',
      status: 'done',
      startedAtMs: 1_790_000_000_000,
      counts: { critical: 1, high: 2, medium: 0, low: 4, info: 0 },
      costUsd: 0.08,
    } as const;
    const documents = [{ url: entry.url, title: entry.title, entries: [entry, { ...entry, reviewId: 'r2' }] }];
    const client = createFakeWorkerClient(
      { 'history.list': () => success({ documents, next: null }) },
      {
        pushes: [{ kind: 'settings', settings: fakeSettings() }, { kind: 'page', page: fakePage() }, reviewed],
      },
    );
    render(
      <ReviewPanel
        client={client}
        windowId={1}
        openOptions={() => undefined}
        requestHosts={async () => true}
        requestSignIn={async () => true}
        renderHistory={(isShown, stamp) => (
          <HistoryView client={client} isShown={isShown} stamp={stamp} renderExport={() => null} />
        )}
      />,
    );
    await page.getByRole('tab', { name: 'History' }).click();
    await expect.element(page.getByRole('tabpanel', { name: 'History' })).toBeVisible();
    expect(await findIssues(PANEL_WIDTHS)).toEqual([]);
  });

  it('popup', async () => {
    const client = createFakeWorkerClient(
      { 'settings.get': () => success(fakeSettings()) },
      { statistics: fakeStatistics() },
    );
    render(
      <StatisticsPopup
        build="1.2.3"
        client={client}
        windowId={3}
        tabId={7}
        openSidePanel={async () => undefined}
        openOptions={() => undefined}
        openActivity={() => undefined}
        openAnalytics={() => undefined}
        close={() => undefined}
      />,
    );
    await expect.element(page.getByRole('table', { name: 'Models' })).toBeVisible();
    expect(await findIssues([400])).toEqual([]);
  });

  it('options', async () => {
    showOptions();
    await expect.element(button('Test connection')).toBeVisible();
    expect(await findIssues([400, 900])).toEqual([]);
  });
});
