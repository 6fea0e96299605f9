import { describe, expect, it } from 'vitest';
import { TEST_ACCESS_KEY, TEST_ROLE_ARN, TEST_SESSION_KEY } from '#tests/emulator/test-credentials.ts';
import { auditLog } from './support/audit-log.ts';
import { earlyCalls } from './support/journal.ts';
import { sidePanel } from './support/side-panel.ts';
import { FIRST_MODEL, prepareWorld, SECOND_MODEL } from './support/world.ts';

const world = prepareWorld();
const POLICY = 'remote-access-policy.html';
const THIRD_MODEL = { modelId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0', name: 'Claude Haiku 4.5' };
const GUARD_MS = 2_000;

/** Waits until a review has ended, and answers with all of it. */
async function untilEnded(reviewId: string) {
  const { browser } = world();
  const get = () => browser.request('review.get', { reviewId });
  await expect.poll(async () => (await get()).review.status, { timeout: 40_000 }).not.toBe('running');
  return get();
}

describe('a throttle storm', () => {
  it('is no business of the reviewer: every section is reviewed, nothing is said, nobody is called too soon', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator(
      {
        models: { [SECOND_MODEL.modelId]: { quota: { kind: 'window', requestsPerMinute: 3 } } },
        rules: [{ model: FIRST_MODEL.modelId, throttle: { fromS: 0, toS: 600 } }, { perFrameMs: 3 }],
      },
      { routes: [FIRST_MODEL, SECOND_MODEL, THIRD_MODEL] },
    );
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();

    expect(await panel.page.getByRole('alert').count()).toBe(0);
    expect(await panel.page.getByText(/10 sections found · 10 reviewed/).isVisible()).toBe(true);
    expect(requests().filter(({ status }) => status === 429).length).toBeGreaterThan(1);
    expect(earlyCalls(requests(), GUARD_MS)).toEqual([]);

    // The same by the worker's own clock; and each move to another route, with its reason, is in the audit log.
    const log = await auditLog(await browser.openExtensionPage('options.html'));
    const throttled = log.filter(({ fault }) => fault?.kind === 'throttled');
    expect(throttled.length).toBe(requests().filter(({ status }) => status === 429).length);
    for (const { routeId, endedAtMs, requestId, attemptNumber, next, fault } of throttled) {
      const tooSoon = log.filter((other) => other.routeId === routeId && other.startedAtMs > endedAtMs);
      for (const { startedAtMs } of tooSoon) expect(startedAtMs - endedAtMs).toBeGreaterThanOrEqual(GUARD_MS);
      expect(fault?.code).toBe('ThrottlingException');
      const following = log.find((other) => other.requestId === requestId && other.attemptNumber === attemptNumber + 1);
      expect(next).toEqual({ kind: 'called', routeId: following?.routeId });
      expect(following?.routeId).not.toBe(routeId);
    }
  });
});

describe('a model that is dead', () => {
  it('keeps no section from being reviewed by the second, and the popup says that it is recovering', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator({ rules: [{ model: FIRST_MODEL.modelId, error: { type: 'ServiceUnavailableException' } }] });
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    expect(await panel.page.getByRole('alert').count()).toBe(0);
    expect(await panel.page.getByText(/10 sections found · 10 reviewed/).isVisible()).toBe(true);
    const answered = requests().filter(({ status, error }) => status === 200 && error === null);
    expect(new Set(answered.map(({ model }) => model))).toEqual(new Set([SECOND_MODEL.modelId]));
    // The breaker has opened: after that, only single probes.
    expect(requests().filter(({ status }) => status === 503).length).toBeLessThan(15);

    const popup = await browser.clickIcon(page);
    const row = popup.getByRole('table', { name: 'Models' }).getByRole('row', { name: new RegExp(FIRST_MODEL.name) });
    await expect.poll(() => row.innerText()).toMatch(/recovering/i);
  });
});

describe('a worker that is killed while a model cools down', () => {
  it('calls it no sooner than the service asked, and finishes on the other', async () => {
    const { browser, emulator, openFixture, requests, useEmulator } = world();
    const retryAfterS = 4;
    await useEmulator({
      rules: [
        { model: FIRST_MODEL.modelId, throttle: { firstRequests: 4, retryAfterS } },
        { model: SECOND_MODEL.modelId, perFrameMs: 20 },
      ],
    });
    const { tabId } = await openFixture(POLICY);
    const { reviewId } = await browser.request('review.start', { tabId });
    await emulator.waitFor(({ status, number }) => status === 429 && requests().some((own) => own.number === number));
    await emulator.waitFor(
      ({ model, phase, number }) =>
        model === SECOND_MODEL.modelId && phase === 'served' && requests().some((own) => own.number === number),
    );
    await browser.stopWorker();
    const { review } = await untilEnded(reviewId);
    expect(review.counts).toEqual({ found: 10, reviewed: 10, skipped: 0, failed: 0 });
    expect(earlyCalls(requests(), retryAfterS * 1_000)).toEqual([]);
  });
});

describe('credentials that expire in the middle of a review', () => {
  it('are refreshed once, and nobody notices', async () => {
    const { browser, emulator, openFixture, requests, useEmulator } = world();
    const auth = { kind: 'assume-role', ...TEST_ACCESS_KEY, roleArn: TEST_ROLE_ARN };
    await useEmulator(
      {
        rules: [
          { operation: 'ConverseStream', requests: { from: 5, to: 5 }, error: { type: 'ExpiredTokenException' } },
        ],
      },
      { connection: { region: 'us-east-2', endpoint: emulator.endpoint, auth } },
    );
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.review();
    expect(await panel.page.getByRole('alert').count()).toBe(0);
    expect(await panel.page.getByText(/10 sections found · 10 reviewed/).isVisible()).toBe(true);
    expect(requests().filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(2);
  });

  it('end the review with clear words, lose nothing, and new ones let it go on', async () => {
    const { browser, emulator, openFixture, requests, useEmulator } = world();
    const connection = { region: 'us-east-2', endpoint: emulator.endpoint };
    await useEmulator(
      { rules: [{ perFrameMs: 10 }] },
      { connection: { ...connection, auth: { kind: 'access-key', ...TEST_SESSION_KEY } } },
    );
    const { page } = await openFixture(POLICY);
    const panel = sidePanel(await browser.openSidePanel(page));
    await panel.reviewButton.click();
    await expect.poll(() => requests().filter(({ phase }) => phase === 'served').length).toBeGreaterThan(1);
    emulator.setScenario({ credentials: { accessKeys: [TEST_ACCESS_KEY, { ...TEST_SESSION_KEY, expired: true }] } });
    await panel.page.getByRole('alert', { name: 'The AWS credentials have expired' }).waitFor();
    await panel.untilIdle();
    const before = requests().filter(({ status }) => status === 200);
    expect(await panel.page.getByText(`10 sections found · ${before.length} reviewed`).isVisible()).toBe(true);
    expect(before.length).toBeLessThan(10);
    const findings = await panel.findings.allInnerTexts();

    const auth = { kind: 'access-key', ...TEST_ACCESS_KEY };
    await browser.request('settings.import', { text: world().settingsText({ connection: { ...connection, auth } }) });
    await panel.page.getByRole('button', { name: 'Retry failed' }).click();
    await panel.page.getByText(/10 sections found · 10 reviewed/).waitFor();
    await panel.untilIdle();
    expect(await panel.page.getByRole('alert').count()).toBe(0);
    expect(await panel.findings.count()).toBeGreaterThanOrEqual(findings.length);
    // What was reviewed before is not asked for, nor paid for, again.
    const answered = requests().flatMap(({ status, request }) => (status === 200 ? [request?.textHash] : []));
    expect(new Set(answered).size).toBe(answered.length);
  });
});

describe('fifty sections at once', () => {
  it('of several documents, and a storm on the way: all are reviewed', async () => {
    const { browser, openFixture, requests, useEmulator } = world();
    await useEmulator({ rules: [{ model: FIRST_MODEL.modelId, throttle: { firstRequests: 8 } }] });
    const reviewIds: string[] = [];
    for (let document = 0; document < 5; document += 1) {
      const { tabId } = await openFixture(POLICY);
      reviewIds.push((await browser.request('review.start', { tabId })).reviewId);
    }
    for (const reviewId of reviewIds) {
      const { review, sections } = await untilEnded(reviewId);
      expect(review.counts).toEqual({ found: 10, reviewed: 10, skipped: 0, failed: 0 });
      expect(sections.every(({ status }) => status === 'reviewed')).toBe(true);
    }
    expect(requests().filter(({ status }) => status === 200)).toHaveLength(50);
    expect(earlyCalls(requests(), GUARD_MS)).toEqual([]);
  });
});
