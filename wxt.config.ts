import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
import { type InlineConfig, mergeConfig, type Plugin } from 'vite';
import { defineConfig, type UserConfig } from 'wxt';
import { allAwsHosts } from './lib/bedrock/regions.ts';
import { words } from './words.config.ts';

/**
 * The extension talks to AWS and to nobody else, and the browser enforces it: every host is named, since a wildcard
 * would let data leave to anybody's bucket. No inline code, no HTML made from text.
 */
function contentSecurityPolicy(loopback: readonly string[]): string {
  const hosts = [...allAwsHosts().map((host) => `https://${host}`), ...loopback.map((origin) => `${origin}:*`)];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${hosts.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/**
 * STS answers in XML, and the SDK's browser build reads it with DOMParser, which a worker does not have. The package
 * also ships a parser of its own, which it uses everywhere else.
 */
function awsXmlWithoutDom() {
  const parser = createRequire(import.meta.url)
    .resolve('@aws-sdk/xml-builder')
    .replace('dist-cjs/index.js', 'dist-es/xml-parser.js');
  return {
    name: 'aws-xml-without-dom',
    enforce: 'pre' as const,
    resolveId: (source: string, importer: string | undefined) =>
      source === './xml-parser' && importer?.includes('@aws-sdk/xml-builder') ? parser : null,
  };
}

/** What the popup shares with other pages: one file, which all of them load. What is missing here only costs it time. */
const BASE =
  /\/(?:components\/language\/[a-z-]+\.ts|components\/(?:reasons|format)\/|components\/ui\/(?:tokens|base|class-names|series-shade|use-now|Button|IconButton|Notice|ProgressBar|VisuallyHidden)\.|lib\/platform\/(?:worker-client|panel-window)|node_modules\/lucide-react\/dist\/esm\/(?!icons\/)|lucide-react\/dist\/esm\/icons\/(?:ban|chart-column|chevron-down|chevron-right|circle-alert|circle-check|circle-dashed|history|hourglass|panel-right|rotate-ccw-clock|rotate-ccw|settings|shield-check|snowflake|sparkles|triangle-alert|triangle-exclamation-point)\.)/;

/**
 * Pages load a few files instead of a dozen: each has its own cost, which for the popup was more than that of its code. What
 * finds the reader's language stands alone, so that it runs first, before what is large has been read in.
 */
function splitPages(entrypoints: readonly { readonly type: string }[], config: InlineConfig): void {
  if (entrypoints.some(({ type }) => type === 'background' || type === 'content-script')) return;
  config.build = mergeConfig(config.build ?? {}, {
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'words', test: /components\/language\/(?:start-loading|load-words|languages)\.ts$/, priority: 3 },
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\//, priority: 2 },
            { name: 'base', test: BASE, priority: 1 },
          ],
        },
      },
    },
  });
}

/** The popup's page names the words it will ask for, in each language: they are small, and come while its code does. */
function popupWords(): Plugin {
  return {
    name: 'popup-words',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle, path }) => {
        if (!path.endsWith('/popup.html') && !path.endsWith('/popup/index.html')) return [];
        const words = Object.values(bundle ?? {}).filter(
          (file) => file.type === 'chunk' && /catalogues\/(?:shared|popup)\//.test(file.facadeModuleId ?? ''),
        );
        return words.map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head',
        }));
      },
    },
  };
}

/**
 * The whole configuration. `loopback` are origins on this machine that the testing build may reach besides AWS, e.g.
 * `http://127.0.0.1`; the release has none.
 */
export function extensionConfig(loopback: readonly string[]): UserConfig {
  return {
    imports: false,
    vite: () => ({
      plugins: [awsXmlWithoutDom(), words(), popupWords(), react()],
      build: { target: 'chrome140', sourcemap: false },
    }),
    hooks: { 'vite:build:extendConfig': (entrypoints, config) => splitPages(entrypoints, config) },
    manifest: {
      name: 'AI-Prism',
      default_locale: 'en',
      description: '__MSG_extensionDescription__',
      minimum_chrome_version: '140',
      permissions: ['activeTab', 'scripting', 'storage', 'sidePanel', 'contextMenus', 'alarms', 'unlimitedStorage'],
      // Only for who signs in by the browser's window; asked for with the first click on “Sign in”.
      optional_permissions: ['identity'],
      optional_host_permissions: allAwsHosts().map((host) => `https://${host}/*`),
      ...(loopback.length > 0 ? { host_permissions: loopback.map((origin) => `${origin}/*`) } : {}),
      content_security_policy: { extension_pages: contentSecurityPolicy(loopback) },
      externally_connectable: { ids: [] },
      storage: { managed_schema: 'managed-schema.json' },
      action: { default_title: 'AI-Prism' },
      commands: {
        'review-page': {
          suggested_key: { default: 'Alt+Shift+P' },
          description: '__MSG_commandReviewPage__',
        },
        'analyze-selection': {
          suggested_key: { default: 'Alt+Shift+S' },
          description: '__MSG_commandAnalyzeSelection__',
        },
        'next-finding': {
          suggested_key: { default: 'Alt+Shift+J' },
          description: '__MSG_commandNextFinding__',
        },
        'previous-finding': {
          suggested_key: { default: 'Alt+Shift+K' },
          description: '__MSG_commandPreviousFinding__',
        },
      },
    },
  };
}

export default defineConfig(extensionConfig([]));
