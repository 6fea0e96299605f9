import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { failure, type PanelPush, success } from '#lib/messaging';
import type { ModelCheck } from '#lib/review';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { unmountAll } from '#tests/components/render.ts';
import { button, exhausted, nothing, showPanel } from '#tests/components/review-panel.tsx';
import { fakeReview, fakeSettings, fakeSnapshot } from '#tests/fakes/fake-review.ts';

afterEach(unmountAll);

const lock = page.getByRole('alert', { name: 'All models are exhausted' });
const partlyReviewed: PanelPush = {
  kind: 'snapshot',
  snapshot: fakeSnapshot({ review: fakeReview({ counts: { found: 4, reviewed: 3, skipped: 0, failed: 1 } }) }),
};
const hopeless = (): PanelPush => ({
  kind: 'exhaustion',
  exhaustion: {
    sinceMs: Date.now(),
    earliestRecoveryAtMs: null,
    reasons: [
      {
        routeId: 'a',
        name: 'Claude Sonnet 4.5',
        region: 'us-east-2',
        reason: 'access',
        code: 'AccessDeniedException',
        detail: 'You don’t have access to the model.',
        recoversAtMs: null,
      },
    ],
  },
});

describe('while all models are exhausted', () => {
  it('whatever would ask one is disabled, and enabled again by itself', async () => {
    const { client } = showPanel([partlyReviewed, exhausted()]);
    await expect.element(lock).toBeVisible();
    const actions = ['Review this page', 'Analyze selection', 'Retry failed'];
    for (const name of actions) await expect.element(button(name)).toBeDisabled();
    client.push({ kind: 'exhaustion', exhaustion: null });
    await expect.element(lock).not.toBeInTheDocument();
    for (const name of actions) await expect.element(button(name)).toBeEnabled();
    await expect.element(page.getByRole('status').getByText('A model is free again')).toBeInTheDocument();
    expect(client.requests).toEqual([]);
  });

  it('a running review can be stopped all the same', async () => {
    const snapshot = fakeSnapshot({ review: fakeReview({ status: 'running' }) });
    showPanel([{ kind: 'snapshot', snapshot }, exhausted()]);
    await expect.element(lock).toBeVisible();
    await expect.element(button('Stop')).toBeEnabled();
  });

  it('time to the earliest recovery is counted down, and each model’s reason told with its own', async () => {
    showPanel([nothing, exhausted()]);
    await expect
      .element(lock.getByRole('timer', { name: 'Time to the earliest recovery' }))
      .toMatchTextContent(/^0:4\d$/);
    const models = lock.getByRole('list', { name: 'Why each model is waiting' }).getByRole('listitem');
    await expect.element(models.nth(0)).toMatchTextContent(/Claude Sonnet 4\.5 us-east-2/);
    await expect.element(models.nth(0)).toMatchTextContent(/throttled, waiting for its quota/);
    await expect.element(models.nth(0)).toMatchTextContent(/Too many tokens, please wait/);
    await expect.element(models.nth(1).getByRole('timer')).toMatchTextContent(/^1:1\d$/);
  });

  it('on-device checks are offered', async () => {
    const { client } = showPanel([nothing, exhausted()], { 'settings.save': () => success(fakeSettings()) });
    await button('Use on-device checks').click();
    expect(client.requests).toEqual([
      { name: 'settings.save', payload: { settings: { ...fakeSettings().settings, provider: 'on-device' } } },
    ]);
    client.push({ kind: 'settings', settings: fakeSettings({ provider: 'on-device' }) });
    await expect.element(lock).not.toBeInTheDocument();
    await expect.element(button('Review this page')).toBeEnabled();
  });

  it('no waiting is suggested where only other settings will help', async () => {
    const { openOptions } = showPanel([nothing, hopeless()]);
    await expect.element(lock).toMatchTextContent(/Waiting will not help/);
    expect(lock.getByRole('timer').elements()).toEqual([]);
    expect(button('Check now').elements()).toEqual([]);
    await button('Open options').click();
    expect(openOptions).toHaveBeenCalledOnce();
  });

  it('a check is asked for once, and what it found is said', async () => {
    const answer = Promise.withResolvers<ModelCheck>();
    const { client } = showPanel([nothing, exhausted()], {
      'models.check': async () => success(await answer.promise),
    });
    await button('Check now').click();
    await expect.element(page.getByText('Asking the models…')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(client.requests).toEqual([{ name: 'models.check', payload: {} }]);
    answer.resolve({ kind: 'refused' });
    await expect.element(page.getByText('Asked just now: no model can take a request yet.')).toBeVisible();
    await expect.element(button('Check now')).toHaveFocus();
  });

  it('a review that runs can be stopped while the models are asked', async () => {
    const snapshot = fakeSnapshot({ review: fakeReview({ status: 'running' }) });
    const { client } = showPanel([{ kind: 'snapshot', snapshot }, exhausted()], {
      'models.check': () => new Promise(() => {}),
      'review.stop': () => success(null),
    });
    await button('Check now').click();
    await button('Stop').click();
    expect(client.requests.map(({ name }) => name)).toEqual(['models.check', 'review.stop']);
  });

  it('what kept the models from being asked is said', async () => {
    showPanel([nothing, exhausted()], { 'models.check': () => failure({ code: 'credentials-missing' }) });
    await button('Check now').click();
    await expect.element(page.getByText(/No model could be asked: No AWS credentials/)).toBeVisible();
  });

  describe.each(COLOR_SCHEMES)('in the %s scheme', (scheme) => {
    it.each([
      ['waiting', exhausted],
      ['only other settings will help', hopeless],
    ])('it has no accessibility issue: %s', async (_state, push) => {
      await page.viewport(320, 900);
      showPanel([partlyReviewed, push()], { 'models.check': () => success({ kind: 'refused' }) });
      await expect.element(lock).toBeVisible();
      expect(await findAccessibilityIssues(scheme)).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    });
  });
});
