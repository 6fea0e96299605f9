import { defineConfig } from 'wxt';
import { extensionConfig } from '../../wxt.config.ts';

/** The testing build: the release, and this machine as a place to go, for the emulator and test pages. */
export default defineConfig({
  ...extensionConfig(['http://127.0.0.1', 'http://localhost']),
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}-testing',
});
