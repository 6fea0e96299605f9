import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentsQuery } from '../page/protocol.ts';
import type { BenchmarkDocument } from './document.ts';

/** Manuals with a table of contents of their own, by the package that holds them. */
interface Manual {
  readonly packageName: string;
  /** Below the unpacked package; may name several files. */
  readonly files: string;
  /** Of many pages, so many are taken, evenly spread over their names. */
  readonly most: number;
  readonly query: ContentsQuery;
}

const MANUALS: readonly Manual[] = [
  {
    packageName: 'developers-reference',
    files: 'usr/share/developers-reference/[!is]*.html',
    most: 20,
    // Each page's own list in the side bar, and the whole book's where all is on one page.
    query: { list: '.sphinxsidebarwrapper', scope: '[role="main"]' },
  },
  {
    packageName: 'git-doc',
    files: 'usr/share/doc/git-doc/user-manual.html',
    most: 1,
    // Chapters have lists of their own, which go deeper.
    query: { list: '.book > .toc', scope: 'body' },
  },
  {
    packageName: 'nodejs-doc',
    files: 'usr/share/doc/nodejs/api/all.html',
    most: 1,
    query: { list: '#toc', scope: '#apicontent' },
  },
  {
    packageName: 'apache2-doc',
    // The pages of modules list directives by other names than their headings have.
    files: 'usr/share/doc/apache2-doc/manual/en/{*,howto/*,rewrite/*,ssl/*,developer/*,programs/*}.html',
    most: 12,
    query: { list: '#toc', scope: '#page-content' },
  },
];

/** Downloads the packages and unpacks them into a temporary folder. @throws {Error} when one cannot be had */
export function downloadDebianManuals(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ai-prism-manuals-'));
  for (const { packageName } of MANUALS) {
    run('apt-get', ['download', packageName], folder);
    const file = readdirSync(folder).find((name) => name.startsWith(`${packageName}_`) && name.endsWith('.deb'));
    if (file === undefined) throw new Error(`no file of the package ${packageName} was downloaded`);
    const target = join(folder, packageName);
    mkdirSync(target);
    run('dpkg-deb', ['--extract', file, target], folder);
  }
  return folder;
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}

/** Evenly spread over the list. */
function sample<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, index) => list[Math.floor(index * step)]).filter(
    (one) => one !== undefined,
  );
}

/** The manuals of a folder with one unpacked package in each subfolder. */
export function debianDocuments(folder: string): BenchmarkDocument[] {
  return MANUALS.flatMap(({ packageName, files, most, query }) => {
    const root = join(folder, packageName);
    if (!existsSync(root)) return [];
    const paths = globSync(files, { cwd: root })
      .sort()
      .filter((path) => readFileSync(join(root, path)).includes('href="#'));
    return sample(paths, most).map((path) => ({
      id: `${packageName} ${path.split('/').slice(-2).join('/')}`,
      group: 'manual' as const,
      kind: packageName,
      url: `http://debian.invalid/${path}`,
      root,
      load: () => ({ body: readFileSync(join(root, path)), truth: { kind: 'contents' as const, query } }),
    }));
  });
}
