import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** One import of a source file, its target as a path from the project's root or a package's name. */
export interface SourceImport {
  readonly target: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
}

export interface SourceFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly SourceImport[];
}

const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;

/** Every TypeScript file of the product and its tests, with what it imports. */
export function sourceFiles(): readonly SourceFile[] {
  return globSync(['{entrypoints,components,lib,tests}/**/*.{ts,tsx}', '*.ts'], { cwd: ROOT })
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, imports: [...text.matchAll(IMPORT)].map((match) => readImport(path, match)) };
    });
}

function readImport(path: string, [, typeOnly, specifier = '']: RegExpMatchArray): SourceImport {
  const target = resolveSpecifier(path, specifier);
  return { target: target ?? specifier, isPackage: target === null, isTypeOnly: typeOnly !== undefined };
}

/** The maps of package.json's `imports`, and relative paths. Null for a package. */
function resolveSpecifier(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return normalize(join(dirname(path), specifier));
  const [, platform] = /^#lib\/platform\/(.+)$/.exec(specifier) ?? [];
  if (platform !== undefined) return `lib/platform/${platform}.ts`;
  const [, root, domain] = /^#(lib|components)\/(.+)$/.exec(specifier) ?? [];
  if (root !== undefined) return `${root}/${domain}/index.ts`;
  const [, test] = /^#tests\/(.+)$/.exec(specifier) ?? [];
  return test === undefined ? null : `tests/${test}`;
}

/** `lib/routing`, `components/ui`, `entrypoints/popup`, … */
export function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

export function isTest(path: string): boolean {
  return /\.test(-d)?\.tsx?$/.test(path) || path.startsWith('tests/');
}
