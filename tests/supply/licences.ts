import type { LockedPackage } from './lockfile.ts';

/** Licences that let the extension be given away as it is. The last one is that of a table of browsers, which holds no code. */
export const ALLOWED_LICENCES: readonly string[] = [
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'MIT and ISC',
  'CC-BY-4.0',
];

/** Where the list below is kept. */
export const THIRD_PARTY_PATH = 'docs/third-party.md';

/** The list of packages and licences, as a page. */
export function formatThirdParty(packages: readonly LockedPackage[]): string {
  const rows = [
    ...new Set(packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)),
  ].sort();
  return [
    '# Packages of others in the extension',
    '',
    'Everything that the product depends on, and that this depends on; the bundler leaves out what is not used. Made by',
    '`npm run -s audit:supply` from the lockfile; `tests/contract/supply-chain.test.ts` checks that it is current.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
