import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** `release` is what users get; `testing` adds loopback hosts; `bench` has a worker that benchmarks can call, `panel-bench` an empty popup. */
export type Flavour = 'release' | 'testing' | 'bench' | 'panel-bench';

const CONFIGS: Readonly<Record<Flavour, string>> = {
  release: 'wxt.config.ts',
  testing: 'tests/setup/testing.config.ts',
  bench: 'tests/bench/worker/worker.config.ts',
  'panel-bench': 'tests/bench/panel/panel.config.ts',
};
const SOURCES = [
  'entrypoints/**',
  'components/**',
  'lib/**',
  'public/**',
  ...Object.values(CONFIGS),
  'tests/bench/worker/*.ts',
  'package-lock.json',
];

const FOLDERS: Readonly<Record<Flavour, string>> = {
  release: 'chrome-mv3',
  testing: 'chrome-mv3-testing',
  bench: 'chrome-mv3-bench',
  'panel-bench': 'chrome-mv3-panel-bench',
};

/** Builds a flavour unless it is newer than every source; returns its folder. Prints to stderr only. */
export function ensureBuild(flavour: Flavour): string {
  const folder = join(ROOT, '.output', FOLDERS[flavour]);
  if (isFresh(join(folder, 'manifest.json'))) return folder;
  const build = [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build', '--config', CONFIGS[flavour]];
  const { status } = spawnSync(process.execPath, build, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the build failed: see above');
  return folder;
}

function isFresh(manifest: string): boolean {
  if (!existsSync(manifest)) return false;
  const builtAt = statSync(manifest).mtimeMs;
  return globSync(SOURCES, { cwd: ROOT }).every((path) => statSync(join(ROOT, path)).mtimeMs <= builtAt);
}
