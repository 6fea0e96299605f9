import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, isTest, type SourceFile, sourceFiles } from './conventions/source-files.ts';

const ROOT = resolve(import.meta.dirname, '..');
const files = sourceFiles();
const product = files.filter(({ path }) => !isTest(path));
const domainFiles = product.filter(({ path }) => path.startsWith('lib/') && !path.startsWith('lib/platform/'));
const domains = [...new Set(domainFiles.map(({ path }) => folderOf(path)))];

/** `file → import` for every import of the files that the predicate objects to. */
function offences(among: readonly SourceFile[], isOffence: (file: SourceFile, target: string) => boolean): string[] {
  return among.flatMap((file) =>
    file.imports.filter(({ target }) => isOffence(file, target)).map(({ target }) => `${file.path} → ${target}`),
  );
}

describe('layers', () => {
  it('domains know only domains', () => {
    expect(
      offences(domainFiles, (_file, target) => /^(components|entrypoints|tests|lib\/platform)\//.test(target)),
    ).toEqual([]);
  });

  it('domains are pure: no framework, no browser, no Node', () => {
    const impure = /^(wxt|react|react-dom|react-aria-components|lucide-react|idb|node:)/;
    expect(offences(domainFiles, (_file, target) => impure.test(target))).toEqual([]);
  });

  it('domains read no clock, no chance and no network of their own', () => {
    const ambient =
      /\b(Date\.now\(|new Date\(\)|performance\.now\(|Math\.random\(|crypto\.randomUUID\(|(?<![.\w])fetch\(|(?<![.\w])setTimeout\()/;
    const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(domainFiles.filter(({ text }) => ambient.test(code(text))).map(({ path }) => path)).toEqual([]);
  });

  it('the AWS SDK is used by adapters; domains know its types at most', () => {
    const uses = product
      .filter(({ path }) => !path.startsWith('lib/platform/'))
      .flatMap(({ path, imports }) =>
        imports.filter((each) => !each.isTypeOnly).map(({ target }) => ({ path, target })),
      )
      .filter(({ target }) => target.startsWith('@aws-sdk/') || target.startsWith('@smithy/'));
    expect(uses).toEqual([]);
  });

  it('components know neither the browser nor adapters nor entrypoints', () => {
    const components = product.filter(({ path }) => path.startsWith('components/'));
    expect(
      offences(components, (_file, target) => /^(wxt|lib\/platform\/|entrypoints\/|@aws-sdk\/|node:)/.test(target)),
    ).toEqual([]);
  });

  it('entrypoints do not import one another', () => {
    const entrypoints = product.filter(({ path }) => path.startsWith('entrypoints/'));
    expect(
      offences(
        entrypoints,
        ({ path }, target) => target.startsWith('entrypoints/') && folderOf(target) !== folderOf(path),
      ),
    ).toEqual([]);
  });

  it('domains and components are entered by their barrels only', () => {
    const isForeignPart = (file: SourceFile, target: string) =>
      /^(lib\/(?!platform\/)|components\/)/.test(target) &&
      folderOf(target) !== folderOf(file.path) &&
      basename(target) !== 'index.ts' &&
      !target.endsWith('.css');
    expect(
      offences(
        product.filter(({ path }) => /^(lib|components|entrypoints)\//.test(path)),
        isForeignPart,
      ),
    ).toEqual([]);
  });

  it('domains form no cycle', () => {
    const edges = new Map(
      domains.map((domain) => [
        domain,
        new Set(
          domainFiles
            .filter(({ path }) => folderOf(path) === domain)
            .flatMap(({ imports }) =>
              imports.filter(({ isPackage }) => !isPackage).map(({ target }) => folderOf(target)),
            )
            .filter((target) => target !== domain),
        ),
      ]),
    );
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      [...(edges.get(from) ?? [])].some((next) => {
        if (next === to) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return reaches(next, to, seen);
      });
    expect(domains.filter((domain) => reaches(domain, domain))).toEqual([]);
  });
});

describe('shape', () => {
  it('every domain and every component folder has a barrel that lists names', () => {
    const folders = [...new Set(product.map(({ path }) => folderOf(path)))].filter(
      (folder) => /^(lib|components)\//.test(folder) && folder !== 'lib/platform',
    );
    const barrels = folders.map((folder) => `${folder}/index.ts`);
    expect(barrels.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(files.filter(({ text }) => /^export \* from/m.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('a file holds one idea: 300 lines at most, tests 500', () => {
    const tooLong = files.filter(({ path, text }) => text.split('\n').length > (isTest(path) ? 500 : 300));
    expect(tooLong.map(({ path }) => path)).toEqual([]);
  });

  it('names are kebab-case.ts, and PascalCase.tsx for a component', () => {
    const named = (path: string) =>
      path.endsWith('.tsx')
        ? /^([A-Z][A-Za-z0-9]*|main|[a-z0-9-]+)(\.browser)?(\.test)?\.tsx$/.test(basename(path))
        : /^[a-z0-9]+(-[a-z0-9]+)*(\.browser|\.property)?(\.test|\.test-d|\.config|\.d)?\.ts$/.test(basename(path));
    expect(files.map(({ path }) => path).filter((path) => !named(path))).toEqual([]);
  });

  it('no folder is called after nothing', () => {
    expect(
      globSync('**/{utils,helpers,common,misc,services}/', { cwd: ROOT, exclude: ['node_modules/**', '.*/**'] }),
    ).toEqual([]);
  });

  it('entrypoints are folders', () => {
    expect(globSync('entrypoints/*.*', { cwd: ROOT })).toEqual([]);
  });

  it('nothing is left undone or silenced', () => {
    const marks = /\b(TODO|FIXME|XXX:|@ts-ignore|@ts-nocheck|as any\b|: any\b)/;
    const itself = 'tests/conventions.test.ts';
    expect(
      files
        .filter(
          ({ path, text }) =>
            path !== itself &&
            text.split('\n').some((line) => marks.test(line) && !/['"`].*\b(TODO|FIXME|XXX)/.test(line)),
        )
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('no test waits for time to pass', () => {
    const sleeping = /waitForTimeout\(|setTimeout\((resolve|r|done)\b/;
    const itself = 'tests/conventions.test.ts';
    expect(
      files.filter(({ path, text }) => isTest(path) && path !== itself && sleeping.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('documents', () => {
  it('hold no leftovers of a merge', () => {
    const documents = [
      'README.md',
      'ARCHITECTURE.md',
      'SECURITY.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'tests/bench/README.md',
    ];
    const leftover = /^(?:<{7}|={7}$|>{7})/m;
    expect(documents.filter((path) => leftover.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
  });

  it('SECURITY.md names only files that exist', () => {
    const text = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
    const quoted = [...text.matchAll(/`((?:lib|tests|entrypoints|components|docs)\/[^`\s]+)`/g)];
    const linked = [...text.matchAll(/\]\(((?!https?:|#)[^)]+)\)/g)];
    const named = [...quoted, ...linked].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('SECURITY.md has a test for each of its promises', () => {
    const [, promises = ''] = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8').split('## Promises');
    const [table = ''] = promises.split('\n## ');
    const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| promise'));
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !/\.test\.ts`[^|]*\|$/.test(row))).toEqual([]);
  });
});

describe('dependencies', () => {
  const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );

  it('each has its reason in ARCHITECTURE.md', () => {
    const architecture = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(names.filter((name) => !architecture.includes(`\`${name}\``))).toEqual([]);
  });

  it('what the product imports is declared', () => {
    const packages = product
      .flatMap(({ imports }) => imports.filter(({ isPackage }) => isPackage).map(({ target }) => target))
      .filter((target) => !target.startsWith('node:'))
      .map((target) =>
        target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    const declared = { ...manifest.dependencies, ...manifest.devDependencies };
    expect([...new Set(packages)].filter((name) => !(name in declared))).toEqual([]);
  });
});
