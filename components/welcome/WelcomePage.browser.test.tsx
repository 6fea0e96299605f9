import '../ui/tokens.css';
import '../ui/base.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { failure, success } from '#lib/messaging';
import { COLOR_SCHEMES, findAccessibilityIssues } from '#tests/components/accessibility.ts';
import { render, unmountAll } from '#tests/components/render.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';
import { WelcomePage } from './WelcomePage.tsx';

afterEach(unmountAll);

function showWelcome(handlers: Parameters<typeof createFakeWorkerClient>[0] = {}) {
  const client = createFakeWorkerClient({ 'sample.review': () => success({ reviewId: 'r1' }), ...handlers });
  const openPanel = vi.fn(async () => undefined);
  const openOptions = vi.fn();
  render(<WelcomePage client={client} openPanel={openPanel} tabId={async () => 7} openOptions={openOptions} />);
  return { client, openPanel, openOptions };
}

const tryIt = page.getByRole('button', { name: 'Review a sample document' });

describe('the welcome page', () => {
  it('opens the panel and has the sample reviewed in its own tab', async () => {
    const { client, openPanel } = showWelcome();
    await tryIt.click();
    await expect.poll(() => client.requests).toEqual([{ name: 'sample.review', payload: { tabId: 7 } }]);
    expect(openPanel).toHaveBeenCalledOnce();
  });

  it('leads to the options, and says what went wrong', async () => {
    const { openOptions } = showWelcome({ 'sample.review': () => failure({ code: 'page-gone' }) });
    await page.getByRole('button', { name: 'Set up AWS Bedrock' }).click();
    expect(openOptions).toHaveBeenCalledOnce();
    await tryIt.click();
    await expect.element(page.getByRole('alert')).toBeVisible();
  });

  it.each(COLOR_SCHEMES)('has no accessibility issues in %s colours', async (scheme) => {
    showWelcome();
    await expect.element(tryIt).toBeVisible();
    expect(await findAccessibilityIssues(scheme)).toEqual([]);
  });
});
