import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { ensureBuild } from '#tests/drive/build.ts';
import { type ExtensionBrowser, type LaunchOptions, launchExtension } from '#tests/drive/extension-browser.ts';
import { type ServedInput, serveInput } from '#tests/drive/serve-input.ts';
import { type Emulator, type JournalEntry, type ScenarioInput, startEmulator } from '#tests/emulator/emulator.ts';
import { TEST_ACCESS_KEY } from '#tests/emulator/test-credentials.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

/** The models that end-to-end tests route over, first choice first. */
export const FIRST_MODEL = { modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', name: 'Claude Sonnet 4.5' };
export const SECOND_MODEL = { modelId: 'us.anthropic.claude-sonnet-4-6', name: 'Claude Sonnet 4.6' };

/** A Chromium with the testing build, an emulator, and fixtures served on loopback: one for each test file. */
export interface World {
  readonly browser: ExtensionBrowser;
  readonly emulator: Emulator;
  /** Opens a fixture in a tab of its own. */
  readonly openFixture: (name: string) => Promise<{ readonly page: Page; readonly tabId: number }>;
  /** The text of a settings file that uses the emulator. */
  readonly settingsText: (change?: Record<string, unknown>) => string;
  /** Imports those settings, changed in part, sets the emulator's scenario, and counts its requests from here. */
  readonly useEmulator: (scenario?: ScenarioInput, change?: Record<string, unknown>) => Promise<void>;
  /** What the emulator was asked since then. */
  readonly requests: () => readonly JournalEntry[];
}

/** Where a fixture is, by its name. */
export function fixturePath(name: string): string {
  return resolve(FIXTURES, name);
}

/** Sets up a world before a file's tests and takes it down after; closes the tabs of each test. */
export function prepareWorld(options: Partial<LaunchOptions> = {}): () => World {
  let world: World | null = null;
  let served: ServedInput[] = [];
  let browser: ExtensionBrowser;
  let emulator: Emulator;
  let firstEntry = 0;

  beforeAll(async () => {
    emulator = await startEmulator();
    browser = await launchExtension({ extensionFolder: ensureBuild('testing'), headless: true, ...options });
    world = {
      browser,
      emulator,
      openFixture: async (name) => {
        const input = await serveInput(fixturePath(name));
        served.push(input);
        return browser.openDocument(input.url);
      },
      settingsText: (change) => settingsText(emulator.endpoint, change),
      useEmulator: async (scenario = {}, change = {}) => {
        firstEntry = emulator.journal.length;
        emulator.setScenario(scenario);
        await browser.request('settings.import', { text: settingsText(emulator.endpoint, change) });
        // What another test's model was refused is no business of this one.
        await browser.request('statistics.resetCooldowns', {});
      },
      requests: () => emulator.journal.slice(firstEntry),
    };
  });

  afterEach(async () => {
    for (const input of served) input.close();
    served = [];
    const [first, ...others] = browser.context.pages();
    await Promise.all(others.map((page) => page.close()));
    await first?.goto('about:blank');
  });

  afterAll(async () => {
    await browser.close();
    await emulator.close();
  });

  return () => {
    if (world === null) throw new Error('the world is set up before the first test');
    return world;
  };
}

/** The text of a settings file that uses an emulator. */
export function settingsText(endpoint: string, change: Record<string, unknown> = {}): string {
  return JSON.stringify({
    version: 1,
    provider: 'bedrock',
    connection: { region: 'us-east-2', endpoint, auth: { kind: 'access-key', ...TEST_ACCESS_KEY } },
    routes: [FIRST_MODEL, SECOND_MODEL],
    limits: { requestsPerMinute: 1_000, concurrentRequests: 5, tokensPerMinute: 10_000_000 },
    ...change,
  });
}
