import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const LEFT_OUT = new Set(['node_modules', '.output', '.wxt', '.git', 'out']);

/** The digest of each file of a build, by its path. */
export type BuildHashes = ReadonlyMap<string, string>;

/** Builds the release from a copy of the sources in a new folder with a random name. */
export function buildElsewhere(): BuildHashes {
  const folder = mkdtempSync(join(tmpdir(), 'ai-prism-build-'));
  try {
    cpSync(ROOT, folder, {
      recursive: true,
      filter: (path) => dirname(path) !== ROOT || !LEFT_OUT.has(basenameOf(path)),
    });
    // Packages by hard links where the system has them, so that their paths differ too.
    const linked = spawnSync('cp', ['-al', join(ROOT, 'node_modules'), join(folder, 'node_modules')], {
      stdio: 'ignore',
    });
    if (linked.status !== 0) {
      rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
      symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    }
    const { status } = spawnSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build'], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) throw new Error('the build failed: see above');
    return hashesOf(join(folder, '.output/chrome-mv3'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The digests of all files in a folder. */
export function hashesOf(folder: string): BuildHashes {
  const files = globSync('**/*.*', { cwd: folder }).sort();
  return new Map(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

/** The paths whose files differ, or are in one build only. */
export function differences(one: BuildHashes, other: BuildHashes): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}

function basenameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
