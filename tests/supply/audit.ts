/**
 * `npm run -s audit:supply`: builds the release twice, in two folders, and compares; looks for foreign code in it; writes
 * the list of packages and licences (docs/third-party.md) and the bill of materials (out/sbom.cdx.json). Prints one JSON
 * object; fails when the builds differ or foreign code is found.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuild } from '../drive/build.ts';
import { formatThirdParty, THIRD_PARTY_PATH } from './licences.ts';
import { shippedPackages } from './lockfile.ts';
import { findRemoteCode } from './remote-code.ts';
import { buildElsewhere, differences } from './reproducible-build.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SBOM_PATH = 'out/sbom.cdx.json';

writeFileSync(join(ROOT, THIRD_PARTY_PATH), formatThirdParty(shippedPackages()));
const componentCount = writeSbom();

const release = ensureBuild('release');
const remoteCode = globSync('**/*.{js,html,css}', { cwd: release }).flatMap((path) =>
  findRemoteCode(path, readFileSync(join(release, path), 'utf8')),
);
const [one, other] = [buildElsewhere(), buildElsewhere()];
const different = differences(one, other);

console.log(
  JSON.stringify({
    packages: shippedPackages().length,
    sbom: { path: SBOM_PATH, components: componentCount },
    build: {
      files: one.size,
      different,
      sha256: createHash('sha256')
        .update(JSON.stringify([...one]))
        .digest('hex'),
    },
    remoteCode,
  }),
);
if (different.length > 0 || remoteCode.length > 0) process.exitCode = 1;

/** Returns how many components it has. */
function writeSbom(): number {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout, status } = spawnSync(
    npm,
    ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
    { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 2], maxBuffer: 100_000_000 },
  );
  if (status !== 0) throw new Error('npm sbom failed: see above');
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  writeFileSync(join(ROOT, SBOM_PATH), stdout);
  return JSON.parse(stdout).components.length;
}
