import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
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

/**
 * The whole configuration. `loopback` are origins on this machine that the testing build may reach besides AWS, e.g.
 * `http://127.0.0.1`; the release has none.
 */
export function extensionConfig(loopback: readonly string[]): UserConfig {
  return {
    imports: false,
    vite: () => ({
      plugins: [awsXmlWithoutDom(), words(), react()],
      build: { target: 'chrome140', sourcemap: false },
    }),
    manifest: {
      name: 'AI-Prism',
      default_locale: 'en',
      description: '__MSG_extensionDescription__',
      minimum_chrome_version: '140',
      permissions: ['activeTab', 'scripting', 'storage', 'sidePanel', 'contextMenus', 'alarms', 'unlimitedStorage'],
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
