import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuild } from '#tests/drive/build.ts';
import { type ExtensionBrowser, launchExtension } from '#tests/drive/extension-browser.ts';
import { type ServedInput, serveInput } from '#tests/drive/serve-input.ts';
import { type Emulator, startEmulator } from '#tests/emulator/emulator.ts';
import {
  TEST_ACCESS_KEY,
  TEST_API_KEY,
  TEST_EXPIRED_KEY,
  TEST_ROLE_ARN,
  TEST_SESSION_KEY,
  TEST_WEB_IDENTITY_TOKEN,
} from '#tests/emulator/test-credentials.ts';
import { filesWith } from './support/profile-bytes.ts';
import { fixturePath, settingsText } from './support/world.ts';

const KINDS = [
  { kind: 'access-key', ...TEST_ACCESS_KEY },
  { kind: 'access-key', ...TEST_SESSION_KEY },
  { kind: 'access-key', ...TEST_EXPIRED_KEY },
  { kind: 'api-key', token: TEST_API_KEY },
  { kind: 'assume-role', ...TEST_ACCESS_KEY, roleArn: TEST_ROLE_ARN },
  { kind: 'web-identity', roleArn: TEST_ROLE_ARN, token: TEST_WEB_IDENTITY_TOKEN },
];

const SECRETS = [
  ...[TEST_ACCESS_KEY, TEST_SESSION_KEY, TEST_EXPIRED_KEY].map(({ secretAccessKey }) => secretAccessKey),
  ...[TEST_SESSION_KEY, TEST_EXPIRED_KEY].map(({ sessionToken }) => sessionToken),
  TEST_API_KEY,
  TEST_WEB_IDENTITY_TOKEN,
];

let profileFolder: string;
let emulator: Emulator;
let input: ServedInput;
let browser: ExtensionBrowser;
/** What the worker and pages wrote to their consoles, and what they threw. */
const written: string[] = [];

beforeAll(async () => {
  profileFolder = mkdtempSync(join(tmpdir(), 'ai-prism-secrets-'));
  emulator = await startEmulator();
  input = await serveInput(fixturePath('clear-notice.html'));
  browser = await launchExtension({ extensionFolder: ensureBuild('testing'), headless: true, profileFolder });
  browser.context.on('console', (message) => written.push(message.text()));
  browser.context.on('weberror', (error) => written.push(String(error.error().stack)));
});

afterAll(async () => {
  await browser.close();
  input.close();
  await emulator.close();
  rmSync(profileFolder, { recursive: true, force: true, maxRetries: 3 });
});

/** All that a reviewer can be told or can save. */
async function everythingSaid(reviewId: string): Promise<string> {
  const { request } = browser;
  const answers = await Promise.all([
    request('settings.get', {}),
    request('settings.export', {}),
    request('connection.test', {}),
    request('statistics.get', {}),
    request('review.get', { reviewId }),
    request('review.report', { reviewId }),
    request('activity.read', { filter: {}, after: null, limit: 1_000 }),
    request('history.list', { text: '', after: null, limit: 100 }),
  ]);
  return JSON.stringify(answers);
}

it('no secret is said, exported, logged or written, though services repeat them and the browser is killed', async () => {
  const { tabId } = await browser.openDocument(input.url);
  const options = await browser.openExtensionPage('options.html');
  for (const auth of KINDS) {
    const connection = { region: 'us-east-2', endpoint: emulator.endpoint, auth };
    await browser.request('settings.import', { text: settingsText(emulator.endpoint, { connection }) });
    await browser.request('statistics.resetCooldowns', {});
    const secrets = Object.values(auth).filter((value) => SECRETS.includes(value));
    emulator.setScenario({
      rules: [
        { throttle: { firstRequests: 1, message: `Slow down, ${secrets.join(' and ')}` } },
        {
          requests: { from: 2, to: 3 },
          error: { type: 'InternalServerException', message: `Broken for ${secrets.join(' and ')}` },
        },
      ],
    });
    const { reviewId } = await browser.request('review.start', { tabId, isAnew: true });
    const status = async () => (await browser.request('review.get', { reviewId })).review.status;
    await expect.poll(status).toMatch(/done|stopped|failed/);
    const said = `${await everythingSaid(reviewId)}${await options.locator('body').innerText()}`;
    // The service's words are told, without the secrets in them.
    const isExpired = secrets.includes(TEST_EXPIRED_KEY.sessionToken);
    for (const words of isExpired ? ['expired'] : ['Slow down, ', 'Broken for '])
      expect(said, auth.kind).toContain(words);
    for (const secret of SECRETS) expect(said, `${auth.kind}: ${secret}`).not.toContain(secret);
  }
  for (const secret of SECRETS) expect(written.join('\n'), secret).not.toContain(secret);
  await browser.kill();
  for (const secret of SECRETS) expect(filesWith(profileFolder, secret), secret).toEqual([]);
});
