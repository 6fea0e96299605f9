import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { marked } from 'marked';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ensureBuild } from '#tests/drive/build.ts';
import { launchExtension } from '#tests/drive/extension-browser.ts';
import { serveInput } from '#tests/drive/serve-input.ts';
import { startEmulator } from '#tests/emulator/emulator.ts';
import { CANARY_HOST, exfiltrationTricks, type Trick } from '#tests/injection/exfiltration.ts';
import { contactedHosts } from './support/network-log.ts';
import { sidePanel } from './support/side-panel.ts';
import { settingsText } from './support/world.ts';

/** A call that the test makes itself. */
const CONTROL_HOST = `control.${CANARY_HOST}`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** A model answers about one section at a time: so many tricks are in each. */
const TRICKS_A_SECTION = 5;
/** Longest title of a finding that is taken from a model. */
const LONGEST_TITLE = 200;
const ruleOf = (index: number) => `Rule ${index + 1} shall be kept by all staff of the company.`;

/** A document that says every trick, in its title and headings too, as words that its own page does not bring to life. */
function documentHtml(groups: readonly (readonly Trick[])[]): string {
  const sections = groups.map((tricks) => {
    const paragraphs = tricks.map(({ text }, index) => `<p>${ruleOf(index)}</p><p>${escaped(text)}</p>`);
    return `<h2>${escaped(tricks[0]?.text ?? '')}</h2>${paragraphs.join('')}`;
  });
  const title = escaped(groups[0]?.[0]?.text ?? '');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main>${sections.join('')}</main>`;
}

/** A model's answer that has each trick in every text of a finding. */
function reviewAnswer(tricks: readonly Trick[]): string {
  const lines = tricks.map(({ kind, text }, index) => {
    const title = `${kind}: ${text}`.slice(0, LONGEST_TITLE);
    return JSON.stringify(['high', 'injection', title, ruleOf(index), text, text, 0.9]);
  });
  return [...lines, JSON.stringify({ risk: 'high', findings: tricks.length })].join('\n');
}

/** What in a page could be followed or loaded, except its own parts and links to the reviewed document. */
function liveParts(page: Page, documentUrl: string): Promise<readonly string[]> {
  return page.evaluate((allowed) => {
    const parts = document.querySelectorAll(
      '[href], [src], [srcset], [action], [ping], [poster], [data], base, meta[http-equiv="refresh"], iframe, object, embed, form[action]',
    );
    return [...parts]
      .filter((part) => {
        const target = part.getAttribute('href') ?? part.getAttribute('src') ?? '';
        const isOwn =
          location.protocol === 'chrome-extension:' && URL.parse(target, location.href)?.origin === location.origin;
        return !isOwn && !target.startsWith(allowed) && !target.startsWith('#');
      })
      .map((part) => part.outerHTML.slice(0, 200));
  }, documentUrl);
}

it('no trick of a document or a model makes a page of ours, or a report, call anybody', async () => {
  const calls: string[] = [];
  const canary = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end();
  });
  // Also connections made ahead of a request.
  canary.on('connection', () => calls.push('connection'));
  await new Promise<void>((listening) => canary.listen(0, '127.0.0.1', listening));
  const { port } = canary.address() as AddressInfo;
  const tricks = exfiltrationTricks(port);
  const groups = Array.from({ length: Math.ceil(tricks.length / TRICKS_A_SECTION) }, (_, index) =>
    tricks.slice(index * TRICKS_A_SECTION, (index + 1) * TRICKS_A_SECTION),
  );
  const folder = mkdtempSync(join(tmpdir(), 'ai-prism-exfiltration-'));
  const networkLog = join(folder, 'network.json');
  writeFileSync(join(folder, 'document.html'), documentHtml(groups));
  const served = await serveInput(join(folder, 'document.html'));
  const emulator = await startEmulator();
  const browser = await launchExtension({
    extensionFolder: ensureBuild('testing'),
    headless: true,
    ownHosts: [CANARY_HOST, `*.${CANARY_HOST}`],
    networkLog,
  });
  try {
    await browser.request('settings.import', { text: settingsText(emulator.endpoint) });
    emulator.setScenario({
      rules: groups.map((group, index) => ({
        requests: { from: index + 1, to: index + 1 },
        answer: { kind: 'text', text: reviewAnswer(group) },
      })),
    });
    const { page } = await browser.openDocument(served.url);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    const shown = await panel.findings.count();
    expect(shown).toBeGreaterThanOrEqual(tricks.length);
    // Links are words: whole, with their host, and lead nowhere.
    await panel
      .finding(/automatic/)
      .first()
      .click();
    expect(await panel.page.getByRole('list', { name: 'Findings' }).innerText()).toContain(
      `http://${CANARY_HOST}:${port}/automatic`,
    );
    expect(await liveParts(panel.page, served.url)).toEqual([]);

    const files = {
      html: await download(panel.page, 'HTML', join(folder, 'report.html')),
      markdown: await download(panel.page, 'Markdown', join(folder, 'report.md')),
      word: await download(panel.page, 'Word (DOCX)', join(folder, 'report.docx')),
    };

    emulator.setScenario({
      rules: [{ answer: { kind: 'text', text: tricks.map(({ text }) => `${text}\n\n> ${text}`).join('\n\n') } }],
    });
    await panel.page.getByRole('tab', { name: 'Chat' }).click();
    const question = panel.page.getByRole('textbox', { name: 'Question' });
    await question.fill(
      tricks
        .map(({ text }) => text)
        .join(' ')
        .slice(0, 2_000),
    );
    await question.press('Enter');
    const turns = panel.page.getByRole('list', { name: 'Questions and answers' });
    await expect.poll(() => turns.getByRole('button', { name: 'Copy answer' }).count()).toBe(1);
    expect(await turns.innerText()).toContain(`[Read the policy](http://${CANARY_HOST}:${port}/link?d=FINDINGS)`);
    expect(await liveParts(panel.page, served.url)).toEqual([]);

    const report = await browser.context.newPage();
    await report.goto(`file://${files.html}`);
    expect(await report.getByRole('article').count()).toBe(shown);
    expect(await liveParts(report, served.url)).toEqual([]);
    expect(await report.locator('link').count()).toBe(0);

    // As a program that renders Markdown shows it, with nothing that would hold it back.
    await report.goto('about:blank');
    await report.setContent(await marked.parse(readFileSync(files.markdown, 'utf8'), { gfm: true }), {
      waitUntil: 'load',
    });
    expect(await liveParts(report, served.url)).toEqual([]);

    const parts = unzipSync(readFileSync(files.word));
    const targets = Object.entries(parts)
      .filter(([name]) => name.endsWith('.rels'))
      .flatMap(([, bytes]) => [...strFromU8(bytes).matchAll(/Target="([^"]*)"[^>]*TargetMode="External"/g)]);
    expect(targets.filter(([, target = '']) => !target.startsWith(served.url))).toEqual([]);
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).not.toMatch(/<w:(?:fldSimple|instrText)\b/);

    expect(calls).toEqual([]);
    // The canary would have heard it, and the log of the network would have told.
    await report.goto(`http://${CONTROL_HOST}:${port}/control`);
    expect(calls).toContain('/control');
    await browser.close();
    const own = [served.url, emulator.endpoint].map((url) => new URL(url).host);
    const control = [CONTROL_HOST, `${CONTROL_HOST}:${port}`, '127.0.0.1', `127.0.0.1:${port}`];
    const contacted = contactedHosts(networkLog);
    expect(contacted.filter((host) => ![...own, ...control].includes(host))).toEqual([]);
    expect(contacted).toEqual(expect.arrayContaining([...own, `${CONTROL_HOST}:${port}`]));
  } finally {
    await browser.close();
    served.close();
    await emulator.close();
    canary.close();
    rmSync(folder, { recursive: true });
  }
});

/** Chooses a format in the panel's menu; keeps the file under a name with its ending, which says how it is opened. */
async function download(panel: Page, format: string, path: string): Promise<string> {
  await panel.getByRole('button', { name: 'Export', exact: true }).click();
  const [file] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('menuitem', { name: format, exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^[\p{L}\p{N}-]+\.[a-z]+$/u);
  await file.saveAs(path);
  return path;
}
