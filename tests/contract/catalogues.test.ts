import { globSync, readFileSync } from 'node:fs';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { describe, expect, it } from 'vitest';

const catalogues = await getCatalogs(getConfig({ cwd: process.cwd() }));
const named = await Promise.all(
  catalogues.map(async (catalogue) => ({
    name: catalogue.path.split('/').at(-2) ?? '',
    catalogue,
    inCode: Object.keys((await catalogue.collect()) ?? {}).toSorted(),
  })),
);

/** `{name}`, `{name, plural, …` and tags, but not the words of a branch: `one {section}`. */
const PLACEHOLDER = /(?<!\b(?:zero|one|two|few|many|other|=\d+) )\{\w+[,}]|<\/?\w+\/?>/g;

/** The build leaves only ids in the code, so that a text missing here would be missing on screen. */
describe.each(named)(
  'catalogue $name: after a change of texts run `npm run messages` and translate what is new',
  (one) => {
    const { catalogue, inCode } = one;

    it('finds texts in the code at all', () => {
      expect(inCode.length).toBeGreaterThan(5);
    });

    it.each(['en', 'de'])('%s has every text of the code and no other', async (language) => {
      expect(Object.keys((await catalogue.read(language)) ?? {}).toSorted()).toEqual(inCode);
    });

    it('German is complete', async () => {
      const messages = Object.values((await catalogue.read('de')) ?? {});
      expect(messages.filter(({ translation }) => translation === '').map(({ message }) => message)).toEqual([]);
    });

    it('German keeps every placeholder of the English text', async () => {
      const placeholders = (text: string) => [...new Set(text.match(PLACEHOLDER))].toSorted();
      const messages = Object.values((await catalogue.read('de')) ?? {});
      const changed = messages.filter(
        ({ message = '', translation = '' }) => placeholders(message).join() !== placeholders(translation).join(),
      );
      expect(changed.map(({ message, translation }) => `${message} → ${translation}`)).toEqual([]);
    });
  },
);

describe('the catalogues together', () => {
  it('have the texts of every component', () => {
    const included = catalogues.flatMap(({ include }) => include);
    const folders = globSync('components/*/', { exclude: ['components/README.md'] });
    expect(folders.filter((folder) => !included.some((path) => path.endsWith(`/${folder}`)))).toEqual([]);
  });

  it('that a page loads have the texts of all components that it shows', () => {
    const pages = globSync('entrypoints/*/main.tsx');
    expect(pages.length).toBeGreaterThan(4);
    const missing = pages.flatMap((page) => {
      const own = /catalogue: '(\w+)'/.exec(readFileSync(page, 'utf8'))?.[1];
      const loaded = named
        .filter(({ name }) => name === 'shared' || name === own)
        .flatMap(({ catalogue }) => catalogue.include);
      return [...foldersOf(page.replace(/main\.tsx$/, ''))]
        .filter((folder) => !loaded.some((path) => path.endsWith(`/${folder}`)))
        .map((folder) => `${page}: ${folder}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('what a page loads later', () => {
  const late = globSync('components/**/*.{ts,tsx}').flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    const folders = [...code.matchAll(/import\('#components\/(\w+)'\)/g)].map(([, name]) => `components/${name}`);
    return folders.map((folder) => ({ file, folder, added: /addWords\('(\w+)'\)/.exec(code)?.[1] }));
  });

  it.each(late)('$folder brings its words along in $file', ({ folder, added }) => {
    const loaded = named
      .filter(({ name }) => name === 'shared' || name === added)
      .flatMap(({ catalogue }) => catalogue.include);
    const shown = [folder, ...foldersOf(folder)];
    expect(shown.filter((each) => !loaded.some((path) => path.endsWith(`/${each}`)))).toEqual([]);
  });
});

/** The component folders that a folder's files import, and those that these import. */
function foldersOf(folder: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const file of globSync(`${folder}/*.{ts,tsx}`)) {
    if (file.includes('.test.')) continue;
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/from '#components\/(\w+)'/g)) {
      const next = `components/${name}`;
      if (seen.has(next)) continue;
      seen.add(next);
      foldersOf(next, seen);
    }
  }
  return seen;
}
