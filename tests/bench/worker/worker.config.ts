import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { extensionConfig } from '../../../wxt.config.ts';

/** The testing build with another background: the product's parts, joined so that a benchmark can call them. */
export default defineConfig({
  ...extensionConfig(['http://127.0.0.1', 'http://localhost']),
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}-bench',
  hooks: {
    'entrypoints:resolved': (_, entrypoints) => {
      const background = entrypoints.find(({ type }) => type === 'background');
      if (background === undefined) throw new Error('the extension has no background to replace');
      background.inputPath = resolve(import.meta.dirname, 'background.ts');
    },
  },
});
