import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const MODULES = join(ROOT, 'node_modules');
/** Remembers which lockfile the installed packages came from. */
const STAMP = join(MODULES, '.installed-from');

/** Installs the packages of the lockfile unless they are the installed ones. Prints to stderr only. */
export function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.error('Installing packages from the lockfile…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // npm's own output goes to stderr: stdout belongs to the command's results.
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('npm ci failed: see above. The npm registry must be reachable.');
  writeFileSync(STAMP, lock);
}

/** The Node that the project installs for itself. */
export function projectNode() {
  return join(MODULES, 'node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
