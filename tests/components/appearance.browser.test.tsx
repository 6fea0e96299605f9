import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { AnalyticsPage } from '#components/analytics';
import { StatisticsPopup } from '#components/statistics';
import { WelcomePage } from '#components/welcome';
import { success } from '#lib/messaging';
import { fakeAnalytics } from '#tests/fakes/fake-analytics.ts';
import { fakeRouteFigures, fakeSettings, fakeStatistics } from '#tests/fakes/fake-review.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { emulate } from './emulate.ts';
import { showOptions } from './options-page.tsx';
import { PANEL_STATES } from './panel-states.ts';
import { render, unmountAll } from './render.ts';
import { showPanel } from './review-panel.tsx';

/** Those whose picture does not change by the second. */
const STILL = ['empty', 'running', 'done, with findings', 'partly failed', 'a page without an invitation'];
const LOOKS = PANEL_STATES.filter(([name]) => STILL.includes(name)).flatMap(([name, pushes]) =>
  (['light', 'dark'] as const).map((scheme) => ({ name, pushes, scheme })),
);

/** Which part of a picture may differ: edges of letters do from one version of the browser to the next. */
const COMPARISON = { comparatorName: 'pixelmatch', comparatorOptions: { allowedMismatchedPixelRatio: 0.02 } } as const;

beforeEach(async () => {
  // The fonts of Debian's fontconfig, which every Chromium of Debian brings along.
  document.documentElement.style.setProperty('--font', '"DejaVu Sans"');
  document.documentElement.style.setProperty('--font-mono', '"DejaVu Sans Mono"');
  await page.viewport(400, 900);
});

afterEach(async () => {
  unmountAll();
  document.documentElement.removeAttribute('style');
  await emulate({ scheme: 'light', forced: 'none' });
  await page.viewport(414, 896);
});

/** After a change that was meant, `vitest run --project browser tests/components/appearance --update` takes the pictures anew: look at them. */
describe('the side panel looks as it did', () => {
  it.each(LOOKS)('$name, $scheme', async ({ name, pushes, scheme }) => {
    await emulate({ scheme, forced: 'none' });
    showPanel(pushes);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page).toMatchScreenshot(`${name.replace(/[^a-z]+/g, '-')}-${scheme}`, COMPARISON);
  });
});

const nothing = () => undefined;

function showPopup(): void {
  // All of them available: nothing counts down.
  const routes = ['Claude Sonnet 4.5', 'Claude Sonnet 4.0', 'Claude 3.7 Sonnet'].map((name) => fakeRouteFigures(name));
  const client = createFakeWorkerClient(
    { 'settings.get': () => success(fakeSettings()) },
    { statistics: fakeStatistics({ routes }) },
  );
  const openPages = { openOptions: nothing, openActivity: nothing, openAnalytics: nothing, close: nothing };
  render(
    <StatisticsPopup
      build="1.2.3"
      client={client}
      windowId={3}
      tabId={7}
      openSidePanel={async () => undefined}
      {...openPages}
    />,
  );
}

function showAnalytics(): void {
  const client = createFakeWorkerClient({ 'analytics.read': ({ range }) => success(fakeAnalytics(range)) });
  render(<AnalyticsPage client={client} timeZone="UTC" openActivity={nothing} />);
}

function showWelcome(): void {
  const client = createFakeWorkerClient();
  render(<WelcomePage client={client} openPanel={async () => undefined} tabId={async () => 7} openOptions={nothing} />);
}

const PAGES = [
  { name: 'popup', width: 560, height: 640, show: showPopup },
  { name: 'options', width: 900, height: 1_100, show: () => void showOptions() },
  { name: 'analytics', width: 900, height: 1_100, show: showAnalytics },
  { name: 'welcome', width: 900, height: 800, show: showWelcome },
].flatMap((each) => (['light', 'dark'] as const).map((scheme) => ({ ...each, scheme })));

describe('the other pages look as they did', () => {
  it.each(PAGES)('$name, $scheme', async ({ name, width, height, show, scheme }) => {
    await emulate({ scheme, forced: 'none' });
    await page.viewport(width, height);
    show();
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page).toMatchScreenshot(`${name}-${scheme}`, COMPARISON);
  });
});
