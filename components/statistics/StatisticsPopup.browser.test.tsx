import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { failure, type SettingsView, success } from '#lib/messaging';
import type { ManagerStatistics } from '#lib/routing';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { render, unmountAll } from '#tests/components/render.ts';
import { fakeRouteFigures, fakeSettings, fakeStatistics } from '#tests/fakes/fake-review.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { StatisticsPopup } from './StatisticsPopup.tsx';

afterEach(unmountAll);

function showPopup(
  handlers: Parameters<typeof createFakeWorkerClient>[0] = {},
  statistics: ManagerStatistics = fakeStatistics(),
  settings: SettingsView = fakeSettings(),
  tabId: number | null = 7,
) {
  const client = createFakeWorkerClient({ 'settings.get': () => success(settings), ...handlers }, { statistics });
  const acts: string[] = [];
  const close = vi.fn();
  render(
    <StatisticsPopup
      build="1.2.3"
      client={client}
      windowId={3}
      openSidePanel={async (windowId) => void acts.push(`open ${windowId}`)}
      tabId={tabId}
      openOptions={() => acts.push('options')}
      openActivity={() => acts.push('activity')}
      openAnalytics={() => acts.push('analytics')}
      close={close}
    />,
  );
  return { client, acts, close };
}

const button = (name: string) => page.getByRole('button', { name });
const models = page.getByRole('table', { name: 'Models' });

describe('StatisticsPopup', () => {
  it('shows each model with its status and figures', async () => {
    showPopup();
    await expect.element(page.getByRole('heading', { name: 'Model statistics' })).toBeVisible();
    const cooling = models.getByRole('row', { name: 'Claude Sonnet 4.5', exact: false });
    await expect.element(cooling).toMatchTextContent(/Cooling down 0:2[34]/);
    await expect.element(cooling).toMatchTextContent('94%');
    const disabled = models.getByRole('row', { name: 'Claude 3.7 Sonnet', exact: false });
    await expect.element(disabled).toMatchTextContent('Disabled: no access with these credentials');
    await expect.element(page.getByText('V2 (Per-Request Isolation) · 1.2.3')).toBeVisible();
    await expect.element(page.getByText('1 of 3 models available.')).toBeVisible();
  });

  it('follows the worker and counts down between its pushes', async () => {
    const { client } = showPopup();
    const row = models.getByRole('row', { name: 'Claude Sonnet 4.5', exact: false });
    await expect.element(row).toBeVisible();
    const route = { ...fakeRouteFigures('Claude Sonnet 4.5'), status: 'cooling-down', opensInMs: 10_000 } as const;
    client.pushStatistics(fakeStatistics({ atMs: Date.now() - 4_000, routes: [route] }));
    await expect.element(row).toMatchTextContent(/Cooling down 0:0[456]/);
  });

  it('unfolds what else is known of a model, by its name', async () => {
    const quota = {
      isKnown: false,
      tokensPerMinute: 58_000,
      requestsPerMinute: null,
      kind: 'window',
      othersShare: 0.2,
      confidence: 0.8,
      acceptanceChance: 0.9,
      closedProbability: 0.5,
    } as const;
    const route = fakeRouteFigures('Claude Sonnet 4.5', {
      quota,
      latencyP95Ms: 8_200,
      cachedTokens: 12_000,
      costUsd: 0.93,
      breaker: 'half-open',
      recentFailures: 3,
      recentAttempts: 5,
    });
    showPopup({}, fakeStatistics({ routes: [route] }));
    const name = models.getByRole('button', { name: 'Claude Sonnet 4.5' });
    await name.click();
    await expect.element(name).toHaveAttribute('aria-expanded', 'true');
    const details = models.getByRole('definition');
    await expect.element(models.getByText(/us\.example\.claude-sonnet-4\.5, us-east-2/)).toBeVisible();
    const words = details.elements().map((element) => element.textContent);
    expect(words).toContain('about 58K tokens a minute, renewed every minute, others use 20%, 80% sure');
    expect(words).toContain('45% likely');
    expect(words).toContain('8.2 s');
    expect(words).toContain('half-open, one test call at a time; 3 of 5 failed in 60 s');
    await name.click();
    await expect.element(name).toHaveAttribute('aria-expanded', 'false');
    expect(details.elements()).toEqual([]);
  });

  it('shows who answered, how much of the limits is in use, and what waiting requests wait for', async () => {
    showPopup();
    await expect
      .element(page.getByRole('img', { name: 'Answers by model: Claude Sonnet 4.5 76%, Claude Sonnet 4 24%' }))
      .toBeVisible();
    const use = page.getByRole('progressbar', { name: 'Requests in 60 s' });
    await expect.element(use).toHaveAttribute('aria-valuetext', '29 of 30');
    await expect
      .element(page.getByRole('list', { name: 'Why requests wait' }))
      .toMatchTextContent('1 request for the limit on requests per minute');
  });

  it('judges health in words, not by colour alone', async () => {
    showPopup();
    const health = page.getByRole('list', { name: 'Health' });
    await expect.element(health.getByText('Needs attention:')).toBeInTheDocument();
    expect(health.getByText('Good:').elements()).toHaveLength(3);
  });

  it('asks for the review and opens the panel in the click itself, since the popup may go away with it', async () => {
    const { client, acts, close } = showPopup({ 'review.start': () => success({ reviewId: 'r1' }) });
    await button('Review this page').click();
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    expect(acts).toEqual(['open 3']);
    expect(client.requests).toContainEqual({ name: 'review.start', payload: { tabId: 7 } });
  });

  it('says that there is nothing to review where there is no tab', async () => {
    const { acts } = showPopup({}, fakeStatistics(), fakeSettings(), null);
    await button('Review this page').click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(acts).toEqual([]);
  });

  it('stays open with the problem when the review cannot start', async () => {
    const { close } = showPopup({
      'review.start': () => failure({ code: 'page-restricted', url: 'chrome://settings/' }),
    });
    await button('Review this page').click();
    await expect.element(page.getByRole('alert', { name: 'This page cannot be reviewed' })).toBeVisible();
    expect(close).not.toHaveBeenCalled();
  });

  it('opens the panel, the options, the analytics and the audit log', async () => {
    const { acts, close } = showPopup();
    await button('Open side panel').click();
    await vi.waitFor(() => expect(close).toHaveBeenCalled());
    await button('Options').click();
    await button('Analytics').click();
    await button('Activity').click();
    expect(acts).toEqual(['open 3', 'options', 'analytics', 'activity']);
  });

  it('resets cooldowns and shows the result', async () => {
    const reset = fakeStatistics({ routes: [fakeRouteFigures('Claude Sonnet 4.5')] });
    showPopup({ 'statistics.resetCooldowns': () => success(reset) });
    await button('Reset cooldowns').click();
    await expect
      .element(models.getByRole('row', { name: 'Claude Sonnet 4.5', exact: false }))
      .toMatchTextContent('Available');
  });

  it('says that on-device checks are in use while no model has been asked', async () => {
    const unused = fakeStatistics({ routes: [fakeRouteFigures('Claude Sonnet 4.5')] });
    showPopup({}, unused, fakeSettings({ provider: 'on-device' }));
    await expect.element(page.getByText('On-device checks are in use')).toBeVisible();
    await expect.element(page.getByText('No model has been asked yet.')).toBeVisible();
  });

  it('says when all models are exhausted, and when the next one is expected', async () => {
    const nowMs = Date.now();
    const exhaustion = { sinceMs: nowMs, earliestRecoveryAtMs: nowMs + 65_000, reasons: [] };
    showPopup({}, fakeStatistics({ exhaustion }));
    const state = page.getByRole('region', { name: 'All models are exhausted' });
    await expect.element(state).toMatchTextContent(/expected in 1:0[45]/);
    await expect.element(button('Review this page')).toBeDisabled();
    await expect.element(button('Open side panel')).toBeEnabled();
  });

  it.each(COLOR_SCHEMES)('has no accessibility issue in the %s scheme, and fits its width', async (scheme) => {
    await page.viewport(448, 700);
    showPopup();
    await expect.element(models).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(448);
  });
});
