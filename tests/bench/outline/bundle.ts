import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The project's TypeScript settings build on a file that WXT writes. */
function ensureTypeScriptSettings(): void {
  if (existsSync(join(ROOT, '.wxt/tsconfig.json'))) return;
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'prepare'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('`wxt prepare` failed: see above');
}

/** The page's side as one script: the product's `lib/outline` from its sources, and the peers. */
export async function bundlePageSide(): Promise<string> {
  ensureTypeScriptSettings();
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'chrome140',
      lib: { entry: join(import.meta.dirname, 'page/entry.ts'), formats: ['iife'], name: 'outlineBenchmarkBundle' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    const [chunk] = output.output;
    return chunk.code;
  }
  throw new Error('the page side of the benchmark was not built');
}
