import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A document that quotes are taken from, or whose sentences are absent from its siblings. */
export interface DocumentFile {
  readonly name: string;
  readonly family: string;
  /** An .html file, ready to be served. */
  readonly file: string;
  /** Only its sentences are wanted, as what is absent elsewhere. */
  readonly isSiblingOnly: boolean;
}

interface Source {
  readonly name: string;
  readonly family: string;
  readonly path: string;
  readonly isSiblingOnly?: true;
}

const PAGES: readonly Source[] = [
  { name: 'RFC 7231', family: 'rfc', path: 'rfc/rfc7231.html.gz' },
  { name: 'RFC 7540', family: 'rfc', path: 'rfc/rfc7540.html.gz' },
  { name: 'RFC 7234', family: 'rfc', path: 'rfc/rfc7234.html.gz', isSiblingOnly: true },
  { name: 'RFC 6265', family: 'rfc', path: 'rfc/rfc6265.html.gz', isSiblingOnly: true },
  { name: 'JSON-LD REC', family: 'json-ld', path: 'json-ld/REC.html.gz' },
  { name: 'JSON-LD FPWD', family: 'json-ld', path: 'json-ld/FPWD.html.gz', isSiblingOnly: true },
];
/** Of the web pages the largest of their folder: the others have too few sentences. */
const WEB_PAGES = 3;

const DEBIAN: readonly (Source & { readonly package: string })[] = [
  {
    name: 'Node API',
    family: 'node',
    package: 'nodejs-doc',
    path: 'usr/share/doc/nodejs/api/all.html',
  },
  {
    name: 'Developer’s Reference',
    family: 'developers-reference',
    package: 'developers-reference',
    path: 'usr/share/developers-reference/developers-reference.html',
  },
  { name: 'Git manual', family: 'git', package: 'git-doc', path: 'usr/share/doc/git-doc/user-manual.html' },
  {
    name: 'Apache core (German)',
    family: 'apache',
    package: 'apache2-doc',
    path: 'usr/share/doc/apache2-doc/manual/de/mod/core.html',
  },
];

/** Where documents are, and where they may be put. */
export interface DocumentFolders {
  readonly pages: string;
  /** Unpacked Debian packages, a folder each; null: they are downloaded. */
  readonly debian: string | null;
  /** A folder of this run. */
  readonly scratch: string;
}

/** Collects the documents that there are; `note` hears of those that are left out. */
export function collectDocuments(folders: DocumentFolders, note: (text: string) => void): readonly DocumentFile[] {
  return [...pageDocuments(folders, note), ...debianDocuments(folders, note)];
}

function pageDocuments({ pages, scratch }: DocumentFolders, note: (text: string) => void): DocumentFile[] {
  if (!existsSync(pages)) {
    note(`${pages} is not there: its pages are left out (--pages DIR)`);
    return [];
  }
  const web = globSync('wcxb/*.html.gz', { cwd: pages })
    .map((path) => ({ path, bytes: readFileSync(join(pages, path)).length }))
    .sort((a, b) => b.bytes - a.bytes || a.path.localeCompare(b.path))
    .slice(0, WEB_PAGES)
    .map(({ path }): Source => {
      const name = `web page ${basename(path, '.html.gz')}`;
      return { name, family: name, path };
    });
  return [...PAGES, ...web].flatMap((source) => {
    const from = join(pages, source.path);
    if (!existsSync(from)) {
      note(`${from} is not there: left out`);
      return [];
    }
    const file = join(scratch, basename(source.path, '.gz'));
    writeFileSync(file, gunzipSync(readFileSync(from)));
    return [{ ...source, file, isSiblingOnly: source.isSiblingOnly ?? false }];
  });
}

function debianDocuments({ debian, scratch }: DocumentFolders, note: (text: string) => void): DocumentFile[] {
  return DEBIAN.flatMap((source) => {
    const folder = debian === null ? download(source.package, scratch) : join(debian, source.package);
    const file = folder === null ? null : join(folder, source.path);
    if (file !== null && existsSync(file)) return [{ ...source, file, isSiblingOnly: false }];
    note(
      debian === null
        ? `${source.package} could not be downloaded: ${source.name} is left out (--debian DIR names unpacked packages)`
        : `${file} is not there: ${source.name} is left out`,
    );
    return [];
  });
}

/** Downloads and unpacks a package without installing it; null where that is not possible. */
function download(name: string, scratch: string): string | null {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  const options = { cwd: folder, stdio: 'ignore' as const };
  if (spawnSync('apt-get', ['download', name], options).status !== 0) return null;
  const [archive] = globSync('*.deb', { cwd: folder });
  return archive && spawnSync('dpkg-deb', ['-x', archive, folder], options).status === 0 ? folder : null;
}
