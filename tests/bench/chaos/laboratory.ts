import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReviewSnapshot } from '#lib/review';
import { ensureBuild } from '#tests/drive/build.ts';
import { type ExtensionBrowser, launchExtension } from '#tests/drive/extension-browser.ts';
import { type Emulator, type ScenarioInput, startEmulator } from '#tests/emulator/emulator.ts';
import { TEST_ACCESS_KEY } from '#tests/emulator/test-credentials.ts';
import { chaosDocument, serveDocument } from './document.ts';

const POLL_MS = 100;
/** A review that has not ended by then is lost. */
const PATIENCE_MS = 420_000;

/** Fast models, so that a review lasts a few seconds; each answer comes in frames, so that kills meet it half written. */
export const USUAL: ScenarioInput = { rules: [{ firstByteMs: 60, perFrameMs: 2 }] };

const SETTINGS = {
  version: 1,
  provider: 'bedrock',
  routes: [
    { modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', name: 'First' },
    { modelId: 'us.anthropic.claude-sonnet-4-6', name: 'Second' },
  ],
};

const WIDE_LIMITS = { requestsPerMinute: 10_000, concurrentRequests: 5, tokensPerMinute: 1_000_000_000 };

/** A browser with the extension, the emulator and a document, whose browser can be killed and started again. */
export interface Laboratory {
  readonly emulator: Emulator;
  readonly browser: () => ExtensionBrowser;
  /** Requests to models so far. */
  readonly calls: () => number;
  /** Requests whose client went away before they were answered, so far. */
  readonly brokenOff: () => number;
  /** The document's address under a name. */
  readonly url: (name: string) => string;
  /** Opens the document under a name, and answers the tab. */
  readonly open: (name: string) => Promise<number>;
  readonly closeDocuments: () => Promise<void>;
  /** Opens the document under a name and starts its review. */
  readonly start: (name: string) => Promise<string>;
  readonly state: (reviewId: string) => Promise<ReviewSnapshot>;
  /** Waits for the end, whatever it is; asks for failed sections again while `retries` last. */
  readonly finish: (reviewId: string, retries?: number) => Promise<ReviewSnapshot>;
  readonly killBrowser: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param limits of the client; by default so wide that they never bind. */
export async function openLaboratory(sections: number, moreText = '', limits = WIDE_LIMITS): Promise<Laboratory> {
  const emulator = await startEmulator();
  const document = await serveDocument(chaosDocument(sections, moreText));
  const profileFolder = mkdtempSync(join(tmpdir(), 'ai-prism-chaos-'));
  const extensionFolder = ensureBuild('testing');
  let browser = await launch();

  async function launch(): Promise<ExtensionBrowser> {
    const launched = await launchExtension({ extensionFolder, headless: true, profileFolder });
    const connection = {
      region: 'us-east-2',
      endpoint: emulator.endpoint,
      auth: { kind: 'access-key', ...TEST_ACCESS_KEY },
    };
    await launched.request('settings.import', { text: JSON.stringify({ ...SETTINGS, limits, connection }) });
    return launched;
  }

  /** A worker that is killed while it answers is asked again. */
  async function ask<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (attempt === 20) throw error;
        await pause(POLL_MS);
      }
    }
  }

  const open = async (name: string) => (await browser.openDocument(document.url(name))).tabId;
  const models = () => emulator.journal.filter(({ operation }) => operation.startsWith('Converse'));
  const state = (reviewId: string) => ask(() => browser.request('review.get', { reviewId }));

  return {
    emulator,
    browser: () => browser,
    calls: () => models().length,
    brokenOff: () => models().filter(({ abortedAtMs }) => abortedAtMs !== null).length,
    url: document.url,
    open,
    closeDocuments: async () => {
      const documents = browser.context.pages().filter((page) => page.url().startsWith('http://127'));
      await Promise.all(documents.map((page) => page.close()));
    },
    start: async (name) => {
      const tabId = await open(name);
      return (await ask(() => browser.request('review.start', { tabId }))).reviewId;
    },
    state,
    finish: async (reviewId, retries = 0) => {
      const until = Date.now() + PATIENCE_MS;
      let left = retries;
      for (;;) {
        const snapshot = await state(reviewId);
        const { status, counts } = snapshot.review;
        if (status !== 'running') {
          if (counts.failed === 0 || left === 0) return snapshot;
          left -= 1;
          await ask(() => browser.request('review.retry', { reviewId }));
        } else if (Date.now() > until) {
          return snapshot;
        }
        await pause(POLL_MS);
      }
    },
    killBrowser: async () => {
      await browser.kill();
      await browser.close();
      browser = await launch();
    },
    close: async () => {
      await browser.close();
      await emulator.close();
      document.close();
      rmSync(profileFolder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}
