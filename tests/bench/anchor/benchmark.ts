import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark, BenchmarkOptions } from '../benchmark.ts';
import { calibrate } from './calibrate.ts';
import { collectDocuments } from './documents.ts';
import { makeCases } from './make-cases.ts';
import { type PageResult, runInPage } from './page-run.ts';
import { readDocument, withBrowser } from './read-documents.ts';
import { documentJson, writeCalibration, writeReport } from './report.ts';
import { DEFAULT_PEER_CHARACTERS, type DocumentResult, runDocument } from './run-document.ts';

const SEED = 1;
const DEFAULT_CASES = 100;
const DEFAULT_PAGES = '../shared/pages';

/** How well quotes are found again, against a full scan and Hypothesis' method. */
export const anchorBenchmark: Benchmark = {
  name: 'anchor',
  summary: 'perturbed and absent quotes: found, exact, false anchors, time, against a full scan and Hypothesis’ method',
  run: async (options, note) => {
    const scratch = mkdtempSync(join(tmpdir(), 'ai-prism-anchor-'));
    try {
      return await runAnchorBenchmark(options, scratch, note);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};

async function runAnchorBenchmark(options: BenchmarkOptions, scratch: string, note: (text: string) => void) {
  const folders = { pages: options.pagesFolder ?? DEFAULT_PAGES, debian: options.debianFolder ?? null, scratch };
  const files = collectDocuments(folders, note);
  if (files.length === 0) throw new Error('there is no document: see --pages and --debian');
  const most = options.cases ?? DEFAULT_CASES;
  return withBrowser(async (browser) => {
    const documents = [];
    for (const file of files) {
      note(`reading ${file.name}`);
      documents.push({ file, document: await readDocument(browser, file) });
    }
    const all = documents.map(({ document }) => document);
    const tried = documents
      .filter(({ file }) => !file.isSiblingOnly)
      .map(({ document }) => ({ document, cases: makeCases(document, all, most, SEED) }));
    if (options.calibrate) {
      const steps = calibrate(tried);
      return finish(options.outFolder, 'anchor-calibration', writeCalibration(steps), steps);
    }
    const results: DocumentResult[] = [];
    const pages: PageResult[] = [];
    for (const { document, cases } of tried) {
      note(`${document.name}: ${cases.length} quotes`);
      results.push(runDocument(document, cases, DEFAULT_PEER_CHARACTERS, SEED));
      const page = await runInPage(browser, document, cases);
      if (page) pages.push(page);
    }
    const json = results.map((result) =>
      documentJson(
        result,
        pages.find((page) => page.document === result.document),
      ),
    );
    return finish(options.outFolder, 'anchor', writeReport(results, pages), json);
  });
}

function finish(outFolder: string, name: string, markdown: string, json: readonly unknown[]) {
  mkdirSync(outFolder, { recursive: true });
  writeFileSync(join(outFolder, `${name}.md`), markdown);
  writeFileSync(join(outFolder, `${name}.json`), `${JSON.stringify(json, null, 1)}\n`);
  return { markdown, json };
}
