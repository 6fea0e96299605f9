import { describe, expect, it } from 'vitest';
import { highlightedTexts } from './support/page-highlights.ts';
import { sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld({ keepsWelcome: true });

describe('the first run', () => {
  it('shows a finding of a sample document, marked in it, one click after installation', async () => {
    const { context, extensionId } = world().browser;
    const url = `chrome-extension://${extensionId}/welcome.html`;
    await expect.poll(() => context.pages().some((page) => page.url() === url)).toBe(true);
    const welcome = context.pages().find((page) => page.url() === url);
    if (welcome === undefined) throw new Error('the welcome page is open');
    const opened = context.waitForEvent('page', (page) => page.url().endsWith('/sidepanel.html'));
    await welcome.getByRole('button', { name: 'Review a sample document' }).click();
    const panel = sidePanel(await opened);
    await panel.findings.first().waitFor();
    await panel.untilIdle();
    expect(await panel.findings.count()).toBeGreaterThan(5);
    expect(welcome.url()).toMatch(/\/sample\.html$/);
    await expect.poll(async () => (await highlightedTexts(welcome)).length).toBeGreaterThan(3);
    expect(world().requests()).toEqual([]);
  });
});
