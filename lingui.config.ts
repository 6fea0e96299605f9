import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** English stands in the code; `npm run messages` collects it, and each language has a file beside it. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de'],
  catalogs: [
    {
      path: '<rootDir>/components/language/catalogues/{locale}',
      include: ['<rootDir>/components', '<rootDir>/entrypoints'],
      exclude: ['**/*.test.ts', '**/*.test.tsx', '**/node_modules/**'],
    },
  ],
  format: formatter({ origins: true, lineNumbers: false }),
});
