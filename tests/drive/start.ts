/**
 * `npm start [-- FILE-OR-URL]`: builds, opens Chromium with the extension and a sample document, and reviews it.
 * Without a display it does the same headless and leaves a report and a picture of the side panel in `out/`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { severityRank } from '#lib/findings';
import type { ReviewSnapshot } from '#lib/review';
import { ensureBuild } from './build.ts';
import { describeError } from './command.ts';
import { type ExtensionBrowser, launchExtension } from './extension-browser.ts';
import { htmlReport, reviewReport, runReview } from './run-review.ts';
import { serveInput } from './serve-input.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'tests/fixtures/remote-access-policy.html');
const OUT = join(ROOT, 'out');
const PANEL_SIZE = { width: 420, height: 900 };

const input = process.argv[2] ?? SAMPLE;
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

try {
  const served = await serveInput(input);
  const browser = await launchExtension({ extensionFolder: ensureBuild('testing'), headless: !hasDisplay });
  const { page, tabId } = await browser.openDocument(served.url);
  const panel = await browser.openSidePanel(page);
  const snapshot = await runReview(browser, tabId);
  const report = reviewReport(snapshot);
  printFindings(report);
  if (hasDisplay) {
    const others = browser.context.pages().filter((each) => each !== page && each !== panel);
    await Promise.all(others.map((each) => each.close()));
    console.error('The document is open with its findings in the side panel. Close the browser to end.');
    await new Promise<void>((closed) => browser.context.once('close', () => closed()));
  } else {
    await writeResults(browser, panel, snapshot);
    await browser.close();
  }
  served.close();
} catch (error) {
  console.error(describeError(error));
  process.exit(1);
}

function printFindings(report: ReturnType<typeof reviewReport>): void {
  const { coverage, findings } = report;
  console.log(
    `${report.title}\n${coverage.reviewed} of ${coverage.found} sections reviewed, ${findings.length} findings\n`,
  );
  const sorted = findings.toSorted((first, second) => severityRank(first.severity) - severityRank(second.severity));
  for (const { severity, title, evidence } of sorted) {
    console.log(`[${severity}] ${title}\n    “${evidence.text.replace(/\s+/g, ' ')}”`);
  }
}

async function writeResults(
  browser: ExtensionBrowser,
  panel: Awaited<ReturnType<ExtensionBrowser['openSidePanel']>>,
  { review }: ReviewSnapshot,
): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'report.html'), await htmlReport(browser, review.id));
  await panel.setViewportSize(PANEL_SIZE);
  await panel.getByText(`${review.counts.found} section`).waitFor();
  await panel.screenshot({ path: join(OUT, 'side-panel.png') });
  console.log(`\nWrote out/report.html and out/side-panel.png (${browser.context.browser()?.version() ?? 'Chromium'})`);
}
