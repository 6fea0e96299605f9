import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Code that one part of the extension loads. */
export interface BundleSize {
  readonly part: string;
  readonly bytes: number;
  /** Each file compressed by itself (gzip, level 9). */
  readonly gzippedBytes: number;
  /** The most it may have gzipped, where that is settled. */
  readonly limitBytes: number | null;
}

/** The parts, the file each begins with, and the limits on the code of panel, popup and what is injected into a page. */
const PARTS = [
  { part: 'side panel', file: 'sidepanel.html', limitBytes: 220_000 },
  { part: 'popup', file: 'popup.html', limitBytes: 120_000 },
  { part: 'options', file: 'options.html', limitBytes: null },
  { part: 'worker', file: 'background.js', limitBytes: null },
  { part: 'content script', file: 'content-scripts/content.js', limitBytes: 40_000 },
] as const;

/** How much code each part of a built extension loads before it is asked for anything. */
export function measureBundles(folder: string): readonly BundleSize[] {
  return PARTS.map(({ part, file, limitBytes }) => {
    const files = file.endsWith('.html') ? filesOf(folder, file) : [file];
    const contents = files.map((path) => readFileSync(join(folder, path)));
    return {
      part,
      bytes: contents.reduce((sum, content) => sum + content.length, 0),
      gzippedBytes: contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0),
      limitBytes,
    };
  });
}

/** The scripts and styles that a page names: those it runs, and those it has fetched because they import them. */
function filesOf(folder: string, page: string): readonly string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);
}
