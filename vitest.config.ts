import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { words } from './words.config.ts';

/** A condition that a real browser must reach may take long on a busy machine; a test that fails for good can wait. */
const PATIENT_EXPECT = { poll: { timeout: 20_000 } };

/**
 * Four projects. `unit` runs the pure core on Node, `contract` the edges, often with a stand-in for the browser or its
 * database. `browser` runs what needs a real page (outline, highlights, components) in a real Chromium: files named
 * `*.browser.test.ts(x)`. `e2e` drives the built extension.
 *
 * Files share what they import, which takes the unit tests a third of the time, except those of `contract`: what stands
 * in there must not outlast its file.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: words(),
        test: {
          name: 'e2e',
          isolate: false,
          setupFiles: ['tests/setup/english.ts'],
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          // Each file starts a browser of its own; more at once than cores would only make them slow.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: PATIENT_EXPECT,
        },
      },
      {
        plugins: words(),
        test: {
          name: 'unit',
          isolate: false,
          setupFiles: ['tests/setup/english.ts'],
          include: [
            'lib/**/*.test.ts',
            'components/**/*.test.ts',
            'tests/*.test.ts',
            'tests/emulator/**/*.test.ts',
            'tests/bench/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts', 'node_modules/**'],
          environment: 'node',
          // Most take milliseconds; those with many random cases take seconds on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        plugins: words(),
        test: {
          name: 'contract',
          setupFiles: ['tests/setup/english.ts'],
          include: ['tests/contract/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        plugins: words(),
        // Macros become imports of these only in the transform, where the search for dependencies does not see them.
        optimizeDeps: { include: ['@lingui/core', '@lingui/react'] },
        test: {
          name: 'browser',
          isolate: false,
          setupFiles: ['tests/setup/english.ts'],
          include: ['lib/**/*.browser.test.ts', '{components,tests/components}/**/*.browser.test.tsx'],
          testTimeout: 60_000,
          expect: PATIENT_EXPECT,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            expect: {
              toMatchScreenshot: {
                resolveScreenshotPath: ({ root, testFileDirectory, arg, ext }) =>
                  `${root}/${testFileDirectory}/pictures/${arg}${ext}`,
              },
            },
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
                args: [
                  '--no-sandbox',
                  '--disable-gpu',
                  '--disable-quic',
                  '--no-first-run',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
