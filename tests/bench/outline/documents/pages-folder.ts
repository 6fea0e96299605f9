import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BenchmarkDocument } from './document.ts';
import { readPolicy } from './policy.ts';

/** The annotation of a page of WCXB. */
interface Annotation {
  readonly url: string;
  readonly type: string;
  readonly title: string | null;
  readonly main_content: string;
  readonly with: readonly string[];
  readonly without: readonly string[];
}

function unzip(path: string): Buffer {
  return gunzipSync(readFileSync(path));
}

function namesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

/** Web pages with annotated main content (WCXB). */
function webPages(folder: string): BenchmarkDocument[] {
  return namesIn(folder, '.html.gz').map((id) => {
    const annotation: Annotation = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));
    return {
      id,
      group: 'web',
      kind: annotation.type,
      url: annotation.url,
      root: null,
      load: () => ({
        body: unzip(join(folder, `${id}.html.gz`)),
        truth: {
          kind: 'content',
          mainContent: annotation.main_content,
          title: annotation.title ?? '',
          with: annotation.with,
          without: annotation.without,
        },
      }),
    };
  });
}

function rfcs(folder: string): BenchmarkDocument[] {
  return namesIn(folder, '.html.gz').map((id) => ({
    id,
    group: 'rfc',
    kind: 'RFC',
    url: `http://rfc.invalid/${id}.html`,
    root: null,
    load: () => ({
      body: unzip(join(folder, `${id}.html.gz`)),
      truth: { kind: 'rfc', xml: unzip(join(folder, `${id}.xml.gz`)).toString('utf8') },
    }),
  }));
}

/** Dates of one specification, oldest first, each with the one before. */
const STAGES = ['FPWD', 'CR', 'REC'];

function specifications(folder: string): BenchmarkDocument[] {
  const stages = STAGES.filter((stage) => existsSync(join(folder, `${stage}.html.gz`)));
  return stages.map((stage, index) => ({
    id: `json-ld ${stage}`,
    group: 'w3c',
    kind: 'W3C',
    url: 'http://w3c.invalid/json-ld/',
    root: null,
    ...(index > 0 ? { earlier: `json-ld ${stages[index - 1]}` } : {}),
    load: () => ({
      body: unzip(join(folder, `${stage}.html.gz`)),
      truth: { kind: 'contents', query: { list: '#toc', scope: 'body' } },
    }),
  }));
}

function policies(folder: string): BenchmarkDocument[] {
  return namesIn(folder, '.md').flatMap((id): BenchmarkDocument[] => {
    const { html, truth, hasBoldTitles, titles } = readPolicy(readFileSync(join(folder, `${id}.md`), 'utf8'));
    // A document whose Markdown marks no title at all says nothing about titles.
    if (titles === 0) return [];
    const document: BenchmarkDocument = {
      id,
      group: hasBoldTitles ? 'bold policy' : 'policy',
      kind: 'policy',
      url: `http://policy.invalid/${id}`,
      root: null,
      load: () => ({ body: html, truth }),
    };
    return [document];
  });
}

/** All documents of a folder laid out as `wcxb/`, `rfc/`, `json-ld/` and `policies/`; what is not there is left out. */
export function documentsOfFolder(folder: string): BenchmarkDocument[] {
  return [
    ...webPages(join(folder, 'wcxb')),
    ...rfcs(join(folder, 'rfc')),
    ...specifications(join(folder, 'json-ld')),
    ...policies(join(folder, 'policies')),
  ];
}
