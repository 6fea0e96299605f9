import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { marked } from 'marked';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parseReviewFile } from '#lib/reports';
import { type SidePanel, sidePanel } from './support/side-panel.ts';
import { prepareWorld } from './support/world.ts';

const world = prepareWorld();
const POLICY = 'remote-access-policy.html';

/** Reviews the policy on the device, in a panel beside it. */
async function reviewPolicy(): Promise<{ page: Page; panel: SidePanel }> {
  const { browser, openFixture } = world();
  const { page } = await openFixture(POLICY);
  const panel = sidePanel(await browser.openSidePanel(page));
  await panel.review();
  return { page, panel };
}

/** Chooses a format in the panel's menu and takes the file that the browser downloads. */
async function download({ page }: SidePanel, format: string) {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format, exact: true }).click(),
  ]);
  const content = readFileSync(await file.path());
  return { name: file.suggestedFilename(), content, text: content.toString('utf8') };
}

describe('exports of a review', () => {
  it('hold the same findings in every format', async () => {
    const { page, panel } = await reviewPolicy();
    const { browser, requests } = world();
    const shown = await panel.findings.count();

    const json = await download(panel, 'JSON');
    const report = parseReviewFile(json.text);
    expect(report.findings).toHaveLength(shown);
    expect(report.sections).toHaveLength(10);
    expect(report.findings.every(({ link }) => link?.startsWith(`${page.url()}#:~:text=`))).toBe(true);
    const source = await browser.request('review.report', { reviewId: report.review.id });
    expect(report.document.sha256).toBe(createHash('sha256').update(source.document.text).digest('hex'));
    expect(json.name).toMatch(/^[\p{L}\p{N}-]+-review-\d{4}-\d\d-\d\d\.json$/u);

    const markdown = await download(panel, 'Markdown');
    const headings = marked.lexer(markdown.text).filter((token) => token.type === 'heading' && token.depth === 3);
    expect(headings).toHaveLength(shown);

    const html = await download(panel, 'HTML');
    expect(html.text.match(/<article /g)).toHaveLength(shown);
    expect(html.text).not.toContain('<script');

    const csv: { record: string }[] = parse((await download(panel, 'CSV')).text, { bom: true, columns: true });
    expect(csv.filter(({ record }) => record === 'finding')).toHaveLength(shown);

    const word = unzipSync((await download(panel, 'Word (DOCX)')).content);
    const body = strFromU8(word['word/document.xml'] ?? new Uint8Array());
    expect(body.match(/<w:pStyle w:val="Heading3"\/>/g)).toHaveLength(shown);

    const annotations = JSON.parse((await download(panel, 'Web Annotation (JSON-LD)')).text);
    expect(annotations.first.items).toHaveLength(shown);
    expect(requests()).toEqual([]);
  });

  it('show in an HTML page that loads nothing', async () => {
    const { panel } = await reviewPolicy();
    const { text } = await download(panel, 'HTML');
    // A new tab has a panel of its own.
    const shown = await panel.findings.count();
    const page = await world().browser.context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.setContent(text);
    expect(await page.getByRole('article').count()).toBe(shown);
    expect(await page.getByRole('link', { name: 'Open in the document' }).first().isVisible()).toBe(true);
    expect(refused).toEqual([]);
  });

  it('link to the very words: the browser scrolls to them', async () => {
    const { panel } = await reviewPolicy();
    const report = parseReviewFile((await download(panel, 'JSON')).text);
    const page = await world().browser.context.newPage();
    await page.setViewportSize({ width: 900, height: 300 });
    for (const { link = '', evidence } of report.findings) {
      await page.goto('about:blank');
      await page.goto(link);
      await expect.poll(() => isInView(page, evidence.text), { message: link }).toBe(true);
    }
  });
});

/** Whether the first place of these words in the page is on screen. */
function isInView(page: Page, words: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const plain = (text: string) => text.replace(/\s+/g, '');
    const blocks = [...document.querySelectorAll('p, li, tr, h1, h2, h3, dd')];
    const holders = blocks.filter((block) => plain(block.textContent ?? '').includes(plain(wanted)));
    return holders.some((block) => {
      const { top, bottom } = block.getBoundingClientRect();
      return bottom > 0 && top < window.innerHeight;
    });
  }, words);
}
