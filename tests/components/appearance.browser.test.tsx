import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { emulate } from './emulate.ts';
import { PANEL_STATES } from './panel-states.ts';
import { unmountAll } from './render.ts';
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
