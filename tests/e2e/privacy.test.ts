import { describe, expect, it } from 'vitest';
import { sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();

describe('a site on the list', () => {
  it('is not read, and what was read of it before is not sent; the panel says so', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator();
    const { page, tabId } = await openFixture('clear-notice.html');
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    const { settings } = await browser.request('settings.get', {});
    const sent = requests().length;
    expect(sent).toBeGreaterThan(0);

    await browser.request('settings.save', {
      settings: { ...settings, privacy: { denyList: ['127.0.0.1'], onDeviceOnly: false } },
    });
    await panel.page.getByText('You keep AI-Prism away from this site').first().waitFor();
    await expect.poll(() => panel.reviewButton.isDisabled()).toBe(true);
    const url = page.url();
    await expect(browser.request('outline.read', { tabId })).rejects.toThrow('site-denied');
    await expect(browser.request('selection.start', { tabId })).rejects.toThrow('site-denied');
    await expect(browser.request('review.estimate', { tabId })).rejects.toThrow('site-denied');
    const { turnId } = await browser.request('chat.ask', { tabId, url, scope: { kind: 'document' }, question: 'Why?' });
    await panel.page.getByRole('tab', { name: /Chat/ }).click();
    await panel.page.getByRole('alert', { name: /keep AI-Prism away/ }).waitFor();
    expect(turnId).not.toBe('');
    const { reviewId } = await browser.request('review.start', { tabId, isAnew: true });
    await expect(browser.request('review.get', { reviewId })).rejects.toThrow('site-denied');
    expect(requests()).toHaveLength(sent);
  });
});

describe('“On device only”', () => {
  it('sends nothing, whatever is asked for', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator();
    const { page, tabId } = await openFixture('clear-notice.html');
    const byModels = await browser.request('review.start', { tabId });
    await expect
      .poll(async () => (await browser.request('review.get', byModels)).review.status, { timeout: 30_000 })
      .toBe('done');

    await useEmulator({}, { privacy: { onDeviceOnly: true } });
    const { settings } = await browser.request('settings.get', {});
    expect(settings.provider).toBe('on-device');
    // Everything that the worker asks of the network goes through here.
    const [worker] = browser.context.serviceWorkers();
    await worker?.evaluate(() => {
      const { fetch } = globalThis;
      const seen: string[] = [];
      Object.assign(globalThis, { seenByTest: seen });
      globalThis.fetch = (input, init) => {
        seen.push(String(input instanceof Request ? input.url : input));
        return fetch(input, init);
      };
    });
    await expect(browser.request('connection.test', {})).rejects.toThrow('on-device-only');
    await expect(browser.request('models.check', {})).rejects.toThrow('on-device-only');
    await expect(browser.request('quotas.read', { settings })).rejects.toThrow('on-device-only');
    await expect(browser.request('document.check', byModels)).resolves.toBeNull();
    const own = await browser.request('review.start', { tabId, isAnew: true });
    await expect
      .poll(async () => (await browser.request('review.get', own)).review.status, { timeout: 30_000 })
      .toBe('done');
    expect((await browser.request('review.get', own)).review.provider).toBe('on-device');
    await expect
      .poll(async () => (await browser.request('review.get', byModels)).review.status, { timeout: 30_000 })
      .not.toBe('running');
    await browser.request('chat.ask', {
      tabId,
      url: page.url(),
      scope: { kind: 'document' },
      question: 'Who must do what?',
    });
    const panel = await browser.openSidePanel(page);
    await panel.getByRole('tab', { name: /Chat/ }).click();
    await panel.getByText('Chat needs a model').first().waitFor();
    expect(await worker?.evaluate(() => (globalThis as unknown as { seenByTest: string[] }).seenByTest)).toEqual([]);
    expect(requests()).toEqual([]);
  });
});

describe('the preview of what is sent', () => {
  it('is what the service receives, word for word, but for the nonce', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator();
    const { page, tabId } = await openFixture('remote-access-policy.html');
    const { reviewId } = await browser.request('review.start', { tabId });
    await expect
      .poll(async () => (await browser.request('review.get', { reviewId })).review.status, { timeout: 40_000 })
      .toBe('done');
    const { sections } = await browser.request('review.get', { reviewId });
    const received = requests().map(({ request }) => withoutNonce(`${request?.system}\n${request?.text}`));
    let previewedCount = 0;
    for (const section of sections.filter(({ status }) => status === 'reviewed')) {
      const { requests: previewed } = await browser.request('section.preview', { reviewId, sectionId: section.id });
      for (const { system, messages } of previewed) {
        previewedCount += 1;
        const text = messages.map((message) => message.text).join('\n');
        expect(received.map(withoutBreaks)).toContain(withoutBreaks(withoutNonce(`${system}\n${text}`)));
      }
    }
    expect(previewedCount).toBe(received.length);
    const sent = requests().length;

    const panel = await browser.openSidePanel(page);
    await panel.getByRole('list', { name: 'Sections' }).getByRole('listitem').nth(1).hover();
    await panel
      .getByRole('button', { name: /^Show what is sent for/ })
      .nth(1)
      .click();
    const dialog = panel.getByRole('dialog', { name: /^What is sent for/ });
    await dialog.getByText(/One request to Claude Sonnet 4\.5 in us-east-2, about [\d,]+ tokens/).waitFor();
    expect(await dialog.getByRole('region', { name: 'Message' }).innerText()).toMatch(/<section-[a-z0-9]+>/);
    expect(await dialog.getByRole('region', { name: 'Parameters' }).innerText()).toContain('maxTokens');
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await dialog.getByText(/Copied|did not let/).waitFor();
    await panel.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(requests()).toHaveLength(sent);
  });
});

function withoutNonce(text: string): string {
  return text.replaceAll(/<(\/?section)-[a-z0-9]+>/g, '<$1>');
}

/** The emulator joins the blocks of a message by line breaks. */
function withoutBreaks(text: string): string {
  return text.replaceAll(/\n+/g, '\n');
}

describe('redaction', () => {
  const SECRETS = ['jane.doe@example.org', '415-555-2671', 'DE89 3704 0044 0532 0130 00', 'PRJ-2291'];

  it('sends placeholders, and shows findings and answers with the document’s own words', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator({}, { privacy: { redaction: { isOn: true, patterns: ['PRJ-\\d+'] } } });
    const { page, tabId } = await openFixture('contacts.html');
    const { reviewId } = await browser.request('review.start', { tabId });
    await expect
      .poll(async () => (await browser.request('review.get', { reviewId })).review.status, { timeout: 40_000 })
      .toBe('done');
    await browser.request('document.check', { reviewId });
    await expect
      .poll(async () => (await browser.request('review.get', { reviewId })).review.status, { timeout: 40_000 })
      .toBe('done');
    const { findings, sections } = await browser.request('review.get', { reviewId });
    const shown = JSON.stringify(findings);
    expect(shown).toContain(SECRETS[0]);
    expect(shown).not.toMatch(/\[(PHONE|IBAN|PRIVATE|TEXT)-/);
    expect(findings.map(({ evidence }) => evidence.status)).not.toContain('unverified');

    const reporting = sections.find(({ heading }) => heading === 'Reporting')?.id ?? '';
    const preview = JSON.stringify(await browser.request('section.preview', { reviewId, sectionId: reporting }));
    expect(preview).toContain('[EMAIL-1] or to [PHONE-1]');
    expect(preview).toContain('The placeholder [TEXT-1] is used');

    const panel = await browser.openSidePanel(page);
    const scope = { kind: 'document' } as const;
    const question = 'To whom should incidents be reported, jane.doe@example.org?';
    await browser.request('chat.ask', { tabId, url: page.url(), scope, question });
    await panel.getByRole('tab', { name: /Chat/ }).click();
    await panel.getByText(/Nothing else in what I was given/).waitFor();
    expect(await panel.getByRole('tabpanel').innerText()).toContain(
      'should be reported to jane.doe@example.org or to +1 415-555-2671',
    );
    const sent = JSON.stringify(requests().map(({ request }) => request));
    for (const secret of SECRETS) expect(sent).not.toContain(secret);
    expect(sent).toContain('Version 10.2.3.4');
  });
});
