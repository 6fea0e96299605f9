import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/**
 * Which folders' texts are in which catalogue: a page loads `shared` and its own, and nothing of the others. What two
 * kinds of pages show, and the popup does not, is in the catalogues of both. The popup loads `problem` once there is one;
 * the service worker has `worker` in all languages.
 */
const FOLDERS = {
  shared: [
    'components/ui',
    'components/format',
    'components/reasons',
    'components/archive',
    'components/language',
    'entrypoints',
  ],
  problem: ['components/problem'],
  panel: [
    'components/problem',
    'components/review',
    'components/triage',
    'components/evidence',
    'components/chat',
    'components/history',
    'components/findings',
    'components/builtin',
    'components/export',
  ],
  worker: ['components/findings', 'components/builtin'],
  popup: ['components/statistics'],
  pages: [
    'components/problem',
    'components/activity',
    'components/analytics',
    'components/options',
    'components/playbooks',
    'components/builtin',
    'components/welcome',
  ],
};

/** English stands in the code; `npm run messages` collects it, and each language has files beside it. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de'],
  catalogs: Object.entries(FOLDERS).map(([name, folders]) => ({
    path: `<rootDir>/components/language/catalogues/${name}/{locale}`,
    include: folders.map((folder) => `<rootDir>/${folder}`),
    exclude: ['**/*.test.ts', '**/*.test.tsx', '**/node_modules/**'],
  })),
  format: formatter({ origins: true, lineNumbers: false }),
});
