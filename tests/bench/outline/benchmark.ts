import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, BenchmarkOptions } from '../benchmark.ts';
import { launchBenchmarkBrowser } from './browser.ts';
import { bundlePageSide } from './bundle.ts';
import { debianDocuments, downloadDebianManuals } from './documents/debian.ts';
import type { BenchmarkDocument } from './documents/document.ts';
import { documentsOfFolder } from './documents/pages-folder.ts';
import { measureDocument } from './measure.ts';
import type { IdentifiedSection } from './metrics/ids.ts';
import { writeReport } from './report.ts';
import { type DocumentResult, SYSTEMS, type SystemName } from './result.ts';

/** What there is to read, and what a reader of the report must know of it. */
interface Collected {
  readonly documents: readonly BenchmarkDocument[];
  readonly notes: readonly string[];
  readonly cleanUp: () => void;
}

function collectDocuments({ pagesFolder, debianFolder, documentFilter }: BenchmarkOptions): Collected {
  const notes: string[] = [];
  let downloaded: string | null = null;
  if (!existsSync(pagesFolder))
    notes.push(`There is no folder ${pagesFolder}: web pages, RFCs, W3C and policies are left out.`);
  let manuals: readonly BenchmarkDocument[] = [];
  try {
    if (debianFolder === null) downloaded = downloadDebianManuals();
    manuals = debianDocuments(debianFolder ?? downloaded ?? '');
  } catch (error) {
    notes.push(`The manuals of Debian are left out: ${error instanceof Error ? error.message : String(error)}`);
  }
  const documents = [...documentsOfFolder(pagesFolder), ...manuals].filter(
    ({ id, group }) => documentFilter === null || `${group} ${id}`.includes(documentFilter),
  );
  return {
    documents,
    notes,
    cleanUp: () => {
      if (downloaded !== null) rmSync(downloaded, { recursive: true, force: true });
    },
  };
}

/** `--policy` names the systems to run beside the product; without it all do. */
function chosenPeers(names: readonly string[]): readonly SystemName[] {
  const unknown = names.find((name) => !SYSTEMS.some((system) => system === name));
  if (unknown !== undefined) throw new Error(`there is no system "${unknown}": there are ${SYSTEMS.join(', ')}`);
  return SYSTEMS.filter((system) => names.length === 0 || names.includes(system));
}

/** Sections and text of real documents, against reader-mode libraries on the same pages in the same browser. */
export const outlineBenchmark: Benchmark = {
  name: 'outline',
  summary: 'headings, text, ids, positions and time on real documents, against Readability and Defuddle',
  run: async (options, note) => {
    const peers = chosenPeers(options.policies);
    const { documents, notes, cleanUp } = collectDocuments(options);
    try {
      if (documents.length === 0) throw new Error(`there are no documents to read. ${notes.join(' ')}`);
      const browser = await launchBenchmarkBrowser(await bundlePageSide());
      const results: DocumentResult[] = [];
      const sectionsOf = new Map<string, readonly IdentifiedSection[]>();
      try {
        for (const document of documents) {
          note(`${document.group}: ${document.id}`);
          const earlier = document.earlier === undefined ? null : (sectionsOf.get(document.earlier) ?? null);
          const { result, sections } = await measureDocument(browser, document, earlier, peers);
          results.push(result);
          sectionsOf.set(document.id, sections);
        }
      } finally {
        await browser.close();
      }
      const markdown = writeReport(results, notes);
      mkdirSync(options.outFolder, { recursive: true });
      writeFileSync(join(options.outFolder, 'outline.md'), markdown);
      writeFileSync(join(options.outFolder, 'outline.json'), JSON.stringify(results, null, 1));
      return { json: results, markdown };
    } finally {
      cleanUp();
    }
  },
};
