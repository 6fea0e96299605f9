import { vi } from 'vitest';
import { page } from 'vitest/browser';
import { ReviewPanel } from '#components/review';
import type { PanelPush } from '#lib/messaging';
import { render } from '#tests/components/render.ts';
import { fakePage, fakeSettings, fakeSnapshot } from '#tests/fakes/fake-review.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';

/** What a panel gets on connecting: settings for Bedrock, and a page it may read. */
const connected: readonly PanelPush[] = [
  { kind: 'settings', settings: fakeSettings() },
  { kind: 'page', page: fakePage() },
];
/** A finished review with seven findings. */
export const reviewed: PanelPush = { kind: 'snapshot', snapshot: fakeSnapshot() };
/** Nothing was reviewed in this tab yet. */
export const nothing: PanelPush = { kind: 'snapshot', snapshot: null };
/** All models wait for 42 seconds. */
export const exhausted = (): PanelPush => ({
  kind: 'exhaustion',
  exhaustion: {
    sinceMs: Date.now(),
    earliestRecoveryAtMs: Date.now() + 42_000,
    reasons: [
      waitingModel('Claude Sonnet 4.5', 42_000, 'Too many tokens, please wait before trying again.'),
      waitingModel('Claude Sonnet 4.6', 75_000, ''),
    ],
  },
});

function waitingModel(name: string, recoversInMs: number, detail: string) {
  return {
    routeId: name,
    name,
    region: 'us-east-2',
    reason: 'throttled',
    code: 'ThrottlingException',
    detail,
    recoversAtMs: Date.now() + recoversInMs,
  };
}

/** Shows a panel of a fake worker that has sent these pushes. */
export function showPanel(pushes: readonly PanelPush[], handlers: Parameters<typeof createFakeWorkerClient>[0] = {}) {
  const client = createFakeWorkerClient(handlers, { pushes: [...connected, ...pushes] });
  const requestHosts = vi.fn(async () => true);
  const requestSignIn = vi.fn(async () => true);
  const openOptions = vi.fn();
  const services = { client, openOptions, requestHosts, requestSignIn };
  render(<ReviewPanel windowId={1} {...services} />);
  return services;
}

/** A button of the panel by its accessible name. */
export const button = (name: string) => page.getByRole('button', { name, exact: true });
/** A finding by its title. */
export const article = (name: string) => page.getByRole('article', { name, exact: true });
