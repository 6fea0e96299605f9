import '../ui/tokens.css';
import '../ui/base.css';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { ExportMenu } from '#components/export';
import { HistoryView } from '#components/history';
import { Playbooks } from '#components/playbooks';
import { ReviewPanel } from '#components/review';
import { WelcomePage } from '#components/welcome';
import { type PanelPush, type RequestPreview, success } from '#lib/messaging';
import { PLAYBOOKS } from '#lib/playbooks';
import type { ReviewSnapshot } from '#lib/review';
import {
  accent,
  forgottenTexts,
  overflowingParts,
  Pseudo,
  speakEnglish,
  speakPseudo,
  textsOf,
} from '#tests/components/pseudo-language.tsx';
import { render, unmountAll } from '#tests/components/render.ts';
import { exhausted, nothing } from '#tests/components/review-panel.tsx';
import { fakeQuotingTurn, fakeTurn } from '#tests/fakes/fake-chat.ts';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { fakeReport } from '#tests/fakes/fake-report.ts';
import { fakePage, fakeReview, fakeSection, fakeSettings, fakeSnapshot } from '#tests/fakes/fake-review.ts';
import { createFakeWorkerClient } from '#tests/fakes/fake-worker-client.ts';

type Handlers = Parameters<typeof createFakeWorkerClient>[0];

const snapshot = fakeSnapshot();
const preview: RequestPreview = {
  modelName: 'Claude Sonnet 4.5',
  region: 'us-east-2',
  requests: [
    {
      system: 'You review documents.',
      messages: [
        { role: 'user', text: 'Rules' },
        { role: 'assistant', text: 'Earlier' },
      ],
      parameters: '{}',
      estimatedTokens: 900,
    },
  ],
};
/** What comes from documents, models and reviewers, and is shown as it is. */
const data = textsOf([
  snapshot,
  fakeSettings(),
  fakePage(),
  PLAYBOOKS,
  fakeQuotingTurn('t1'),
  fakeTurn('t2'),
  exhausted(),
  preview,
]);

beforeAll(speakPseudo);
afterAll(speakEnglish);
// The narrowest that a side panel gets.
beforeEach(() => page.viewport(320, 1400));
afterEach(unmountAll);

/** Expects all of the page to be in the language that nobody speaks, and to have room. */
async function expectSpoken(more: unknown = []): Promise<void> {
  await expect.poll(() => document.body.textContent).toMatch(/[áéíóú]/);
  expect(forgottenTexts([...data, ...textsOf(more)])).toEqual([]);
  expect(overflowingParts()).toEqual([]);
}

/** Presses the first button of a name, wherever it is: whether it can be reached is told by other tests. */
async function press(english: string): Promise<void> {
  const named = ({ ariaLabel, textContent }: Element) => `${ariaLabel} ${textContent}`.includes(accent(english));
  const button = () => [...document.querySelectorAll('button')].find(named);
  await expect.poll(button).toBeDefined();
  button()?.click();
}

function show(content: ReactNode): void {
  render(<Pseudo>{content}</Pseudo>);
}

function showPanel(pushes: readonly PanelPush[], handlers: Handlers = {}) {
  const client = createFakeWorkerClient(handlers, {
    pushes: [{ kind: 'settings', settings: fakeSettings() }, { kind: 'page', page: fakePage() }, ...pushes],
  });
  show(
    <ReviewPanel
      client={client}
      windowId={1}
      openOptions={() => undefined}
      requestHosts={async () => true}
      requestSignIn={async () => true}
      renderExport={(reviewId, shown) => (
        <ExportMenu client={client} reviewId={reviewId} shown={shown} saveFile={() => undefined} />
      )}
    />,
  );
  return client;
}

const reviewOf = (fields: Partial<ReviewSnapshot>): PanelPush => ({ kind: 'snapshot', snapshot: fakeSnapshot(fields) });

describe('a review', () => {
  it('with decisions, and everything unfolded', async () => {
    showPanel([
      reviewOf({
        review: fakeReview({ carriedOverCount: 2, freshness: { changedIds: ['s1'], goneIds: ['s2'], addedCount: 3 } }),
        decisions: {
          f1: { state: 'accepted', decidedAtMs: 1 },
          f2: { state: 'dismissed', reason: 'duplicate', decidedAtMs: 1, isCarriedOver: true },
          f3: { state: 'follow-up', note: 'Zzz', decidedAtMs: 1 },
        },
      }),
    ]);
    await press('What was left out');
    await press('Note');
    await expectSpoken('Zzz');
  });

  it('with sections of every fate', async () => {
    const problem = { code: 'answer-malformed', detail: '' } as const;
    showPanel([
      reviewOf({
        review: fakeReview({
          status: 'running',
          counts: { found: 6, reviewed: 2, skipped: 1, failed: 1 },
          remainingMs: 90_000,
        }),
        sections: [
          fakeSection('s1', { risk: 'critical', isPartlyCollapsed: true }),
          fakeSection('s2', { heading: '' }),
          fakeSection('s3', { status: 'failed', problem }),
          fakeSection('s4', { status: 'skipped', skipReason: 'stopped' }),
          fakeSection('s5', { status: 'queued' }),
          fakeSection('s6', { status: 'running' }),
          fakeSection('s7', { status: 'skipped', skipReason: 'excluded' }),
        ],
      }),
    ]);
    await expectSpoken('Section s');
  });

  it.each(['paused', 'stopped', 'failed'] as const)('that is %s and has no findings', async (status) => {
    showPanel([reviewOf({ review: fakeReview({ status }), findings: [] })]);
    await expectSpoken();
  });

  it('while all models are exhausted', async () => {
    showPanel([reviewOf({ review: fakeReview({ status: 'running' }) }), exhausted()]);
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expectSpoken();
  });

  it('with the sheet of shortcuts', async () => {
    showPanel([reviewOf({})]);
    await press('Keyboard shortcuts');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await expectSpoken();
  });

  it('with what can be done with all listed findings', async () => {
    showPanel([reviewOf({})]);
    await press('All listed');
    await expect.element(page.getByRole('menu')).toBeVisible();
    await expectSpoken();
  });

  it('with filters, and its export', async () => {
    showPanel([reviewOf({})]);
    await press('High');
    await press('Export');
    await expect.element(page.getByRole('menu')).toBeVisible();
    await expectSpoken();
  });

  it('with what is sent for a section', async () => {
    showPanel([reviewOf({})], { 'section.preview': () => success(preview) });
    await press('Show what is sent for');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await expectSpoken();
  });
});

describe('before a review', () => {
  it.each([
    ['on the device', [{ kind: 'settings', settings: fakeSettings({ provider: 'on-device' }) }]],
    ['by models', []],
    ['where it is not invited', [{ kind: 'page', page: fakePage({ access: 'needs-gesture' }) }]],
    ['where nothing may read', [{ kind: 'page', page: fakePage({ access: 'restricted' }) }]],
    ['where the reviewer forbids it', [{ kind: 'page', page: fakePage({ access: 'denied' }) }]],
    ['while it reads', [{ kind: 'reading', reviewId: 'r1' }]],
  ] satisfies [string, PanelPush[]][])('%s', async (_state, pushes) => {
    showPanel([...pushes, nothing]);
    await expectSpoken();
  });
});

describe('chat', () => {
  const { url } = fakeTurn('t1');

  it('with answers of every kind', async () => {
    const problem = { code: 'endpoint-unreachable', endpoint: 'https://aws.example', detail: '' } as const;
    const turns = [
      fakeQuotingTurn('t1', { isPartial: true, isCutShort: true }),
      fakeTurn('t2', { state: 'stopped', answer: '' }),
      fakeTurn('t3', { state: 'interrupted' }),
      fakeTurn('t4', { state: 'failed', problem }),
      fakeTurn('t5', { state: 'running', scope: { kind: 'section', id: 's1', label: '' } }),
    ];
    showPanel([nothing, { kind: 'chat', url, turns }]);
    await page.getByRole('tab', { name: accent('Chat') }).click();
    await expectSpoken(problem);
  });

  it('with questions to begin with', async () => {
    showPanel([nothing, { kind: 'chat', url, turns: [] }]);
    await page.getByRole('tab', { name: accent('Chat') }).click();
    await expectSpoken();
  });

  it('that cannot be asked', async () => {
    showPanel([{ kind: 'settings', settings: fakeSettings({ provider: 'on-device' }) }, nothing]);
    await page.getByRole('tab', { name: accent('Chat') }).click();
    await expectSpoken();
  });
});

describe('the history', () => {
  const entry = {
    reviewId: 'r4',
    url: 'https://example.org/agreements/supply',
    title: 'Supply agreement',
    provider: 'on-device',
    playbook: 'risk@1',
    status: 'stopped',
    startedAtMs: 1_790_000_000_000,
    counts: { critical: 1, high: 2, medium: 0, low: 4, info: 0 },
    costUsd: 0.08,
  } as const;
  const entries = [entry, { ...entry, reviewId: 'r3', importedAtMs: 5 }, { ...entry, reviewId: 'r2' }];

  function showHistory(documents: readonly unknown[]): void {
    const client = createFakeWorkerClient({
      'history.list': () => success({ documents: documents as never, next: null }),
      'history.imported': () => success(fakeReport()),
      'review.get': () => success(snapshot),
    });
    show(
      <main style={{ padding: 12 }}>
        <HistoryView client={client} isShown stamp="" renderExport={() => null} />
      </main>,
    );
  }

  it('lists documents, and opens a review', async () => {
    showHistory([{ url: entry.url, title: entry.title, entries }]);
    await expectSpoken();
    await press('Open the review of');
    await expect.element(page.getByRole('article').first()).toBeVisible();
    await expectSpoken();
  });

  it('is empty', async () => {
    showHistory([]);
    await expectSpoken();
  });
});

describe('playbooks', () => {
  function showPlaybooks(): void {
    const list = {
      own: [fakePlaybook()],
      managed: [],
      damaged: [{ id: 'broken', fault: 'xyzzy', text: '{}' }],
      chosen: 'risk',
    };
    const client = createFakeWorkerClient({ 'playbooks.list': () => success(list) });
    show(<Playbooks client={client} saveFile={() => undefined} onChosen={() => undefined} />);
  }

  it('are listed, and edited', async () => {
    const more = ['xyzzy', 'broken', ...textsOf(fakePlaybook())];
    showPlaybooks();
    await expect.poll(() => document.body.textContent).toContain('xyzzy');
    await expectSpoken(more);
    await press('New playbook');
    await press('Save playbook');
    await expect.element(page.getByRole('alert')).toBeVisible();
    for (const area of document.querySelectorAll('textarea[readonly]')) area.remove();
    await expectSpoken([...more, 'injection']);
    await press('Cancel');
  });
});

it('the welcome page', async () => {
  // It has a tab of its own.
  await page.viewport(640, 1400);
  show(
    <WelcomePage
      client={createFakeWorkerClient()}
      openPanel={async () => undefined}
      tabId={async () => 7}
      openOptions={() => undefined}
    />,
  );
  await expectSpoken();
});
