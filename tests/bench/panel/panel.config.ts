import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { extensionConfig } from '../../../wxt.config.ts';

/** The testing build with one more page: a popup that is nothing but React, to compare the real one with. */
const testing = extensionConfig(['http://127.0.0.1', 'http://localhost']);

export default defineConfig({
  ...testing,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}-panel-bench',
  hooks: {
    ...testing.hooks,
    'entrypoints:resolved': (wxt, entrypoints) => {
      entrypoints.push({
        type: 'unlisted-page',
        name: 'empty-popup',
        inputPath: resolve(import.meta.dirname, 'empty-popup/index.html'),
        outputDir: wxt.config.outDir,
        options: {},
      });
    },
  },
});
