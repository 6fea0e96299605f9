import { describe, expect, it } from 'vitest';
import { TEST_ACCESS_KEY, TEST_EXPIRED_KEY } from '#tests/emulator/test-credentials.ts';
import { sidePanel } from './support/side-panel.ts';
import { FIRST_MODEL, prepareWorld, SECOND_MODEL } from './support/world.ts';

const world = prepareWorld();

/** Reviews a fixture in the side panel and answers with everything that the panel then says. */
async function panelWords(fixture: string, words: RegExp): Promise<string> {
  const { browser, openFixture } = world();
  const { page } = await openFixture(fixture);
  const panel = sidePanel(await browser.openSidePanel(page));
  await panel.reviewButton.click();
  await panel.page.getByText(words).first().waitFor({ timeout: 40_000 });
  await panel.untilIdle();
  return panel.page.locator('body').innerText();
}

describe('a page that cannot be reviewed', () => {
  it('has no text', async () => {
    expect(await panelWords('empty-page.html', /no text to review/i)).toMatch(/select|wait|image/i);
  });

  it('is not an HTML document', async () => {
    expect(await panelWords('data.json', /does not show a web page/i)).toMatch(/HTML version/i);
  });

  it('is a PDF file', async () => {
    expect(await panelWords('one-page.pdf', /does not show a web page/i)).toContain('a PDF file');
  });

  it('belongs to the browser', async () => {
    const { browser, openFixture } = world();
    const { page } = await openFixture('clear-notice.html');
    const panel = sidePanel(await browser.openSidePanel(page));
    await page.goto('chrome://version');
    await panel.page
      .getByText(/cannot be reviewed|has not been invited/i)
      .first()
      .waitFor();
  });
});

describe('credentials and models', () => {
  async function applySettings(change: Record<string, unknown>): Promise<void> {
    const { browser, settingsText } = world();
    await browser.request('settings.import', { text: settingsText(change) });
  }

  it('says that there are no credentials, and where to enter them', async () => {
    const { browser, settingsText } = world();
    const { settings } = await browser.request('settings.import', { text: settingsText() });
    await browser.request('settings.save', { settings, auth: null });
    expect(await panelWords('clear-notice.html', /No AWS credentials/)).toMatch(/options/i);
  });

  it('says that the keys are wrong', async () => {
    const auth = { kind: 'access-key', ...TEST_ACCESS_KEY, secretAccessKey: 'not-the-secret' };
    await applySettings({ connection: { region: 'us-east-2', endpoint: world().emulator.endpoint, auth } });
    const words = await panelWords(
      'clear-notice.html',
      /credentials (were|are) (rejected|refused|not accepted)|AWS (rejected|refused)/i,
    );
    expect(words).not.toContain('not-the-secret');
  });

  it('says that the session has expired', async () => {
    const auth = { kind: 'access-key', ...TEST_EXPIRED_KEY };
    await applySettings({ connection: { region: 'us-east-2', endpoint: world().emulator.endpoint, auth } });
    await panelWords('clear-notice.html', /expired/i);
  });

  it('says that no model may be used', async () => {
    await applySettings({});
    world().emulator.setScenario({
      models: { [FIRST_MODEL.modelId]: { access: 'denied' }, [SECOND_MODEL.modelId]: { access: 'unknown' } },
    });
    await panelWords('clear-notice.html', /None of your models can be used/);
  });

  it('says that the endpoint does not answer', async () => {
    const auth = { kind: 'access-key', ...TEST_ACCESS_KEY };
    const connection = { region: 'us-east-2', endpoint: 'http://127.0.0.1:9', auth };
    await applySettings({ connection, routes: [FIRST_MODEL] });
    expect(await panelWords('clear-notice.html', /does not answer/)).toContain('http://127.0.0.1:9');
  });

  it('locks while every model is throttled, counts down, and goes on by itself', async () => {
    const { browser, emulator, openFixture } = world();
    await applySettings({ routes: [FIRST_MODEL] });
    emulator.setScenario({ rules: [{ throttle: { firstRequests: 3, retryAfterS: 3 } }] });
    const { page } = await openFixture('clear-notice.html');
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.click();
    const lock = panel.page.getByRole('alert', { name: 'All models are exhausted' });
    await lock.waitFor();
    expect(await lock.innerText()).toMatch(/\d+:\d\d/);
    await lock.waitFor({ state: 'detached', timeout: 40_000 });
    await panel.untilIdle();
    await panel.page.getByText(/3 sections found · 3 reviewed/).waitFor();
  });
});
