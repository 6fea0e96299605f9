import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageContext, PanelPush } from '#lib/messaging';
import { type ReviewEvent, type ReviewSnapshot, tallyFindings } from '#lib/review';
import { fakeFinding, fakePage, fakeReview, fakeSettings, fakeSnapshot } from '#tests/fakes/fake-review.ts';
import { countFindings } from '../../components/review/finding-filters.ts';
import { INITIAL_PANEL_STATE, reducePanel } from '../../components/review/panel-state.ts';
import { createPanelHub, type PanelHub, type PanelHubPorts } from '../../entrypoints/background/panel-hub.ts';

type Port = Parameters<PanelHub['accept']>[0];

let now: number;
let page: PageContext;
/** Answers of the database, in the order of the questions; the test gives them when it likes. */
let reviewAnswers: PromiseWithResolvers<string | null>[];
let snapshots: PromiseWithResolvers<ReviewSnapshot>[];

function aHub(ports: Partial<PanelHubPorts> = {}): PanelHub {
  return createPanelHub({
    describePage: async () => page,
    readingIn: () => null,
    reviewOfPage: () => later(reviewAnswers),
    snapshot: () => later(snapshots),
    beginning: async () => null,
    compare: () => undefined,
    chatOf: async () => () => [],
    settings: async () => fakeSettings(),
    settingsProblem: async () => null,
    exhaustion: () => null,
    recheckModels: async () => undefined,
    onWatched: () => undefined,
    pause: async () => undefined,
    now: () => now,
    ...ports,
  });
}

function later<T>(answers: PromiseWithResolvers<T>[]): Promise<T> {
  const answer = Promise.withResolvers<T>();
  answers.push(answer);
  return answer.promise;
}

/** A panel that has connected; what it hears, and how it goes away. */
function connect(hub: PanelHub, windowId = 1) {
  const heard: PanelPush[] = [];
  let isClosed = false;
  const leaving: (() => void)[] = [];
  const port = {
    name: `panel:${windowId}`,
    postMessage: (push: PanelPush) => {
      if (isClosed) throw new Error('Attempting to use a disconnected port object');
      heard.push(push);
    },
    onDisconnect: { addListener: (listener: () => void) => leaving.push(listener) },
  };
  expect(hub.accept(port as unknown as Port)).toBe(true);
  return {
    heard,
    kinds: () => heard.map(({ kind }) => kind),
    shownReview: () => heard.findLast((push) => push.kind === 'snapshot')?.snapshot?.review.id ?? null,
    close: () => {
      for (const leave of leaving) leave();
    },
    breakDown: () => {
      isClosed = true;
    },
  };
}

const until = (condition: () => void) => vi.waitFor(condition, { interval: 1 });
const asked = (answers: readonly unknown[], count: number) => until(() => expect(answers).toHaveLength(count));
const snapshotOf = (id: string) => fakeSnapshot({ review: fakeReview({ id }) });
const found = (reviewId: string, id: string): ReviewEvent => ({
  kind: 'findings-changed',
  reviewId,
  removed: [],
  added: [fakeFinding(id)],
});

beforeEach(() => {
  now = 0;
  page = fakePage();
  reviewAnswers = [];
  snapshots = [];
});

describe('a panel', () => {
  it('tells thousands of findings in portions, and no more of them once the panel shows another review', async () => {
    const pauses: PromiseWithResolvers<void>[] = [];
    const many = Array.from({ length: 1_000 }, (_, index) => fakeFinding(`f${index}`));
    const hub = aHub({ pause: () => later(pauses) });
    const panel = connect(hub);
    await asked(reviewAnswers, 1);
    reviewAnswers[0]?.resolve('r1');
    await asked(snapshots, 1);
    snapshots[0]?.resolve(fakeSnapshot({ review: fakeReview({ id: 'r1' }), findings: many }));
    await asked(pauses, 1);
    hub.publish(found('r1', 'new'));
    expect(panel.kinds().slice(-1)).toEqual(['snapshot']);
    pauses[0]?.resolve();
    await asked(pauses, 2);
    expect(panel.kinds().slice(-2)).toEqual(['snapshot', 'portion']);
    const shown = hub.showReview(7, 'r2');
    await asked(snapshots, 2);
    snapshots[1]?.resolve(snapshotOf('r2'));
    await shown;
    pauses[1]?.resolve();
    await Promise.resolve();
    expect(panel.shownReview()).toBe('r2');
    expect(panel.kinds().at(-1)).toBe('snapshot');
  });

  it('shows the beginning of a long review while the rest is read, then all of it with what changed meanwhile', async () => {
    const pauses: PromiseWithResolvers<void>[] = [];
    const compared: string[] = [];
    const many = Array.from({ length: 100 }, (_, index) => fakeFinding(`f${index}`));
    const review = fakeReview({ id: 'r1' });
    const beginning = fakeSnapshot({ review, findings: many.slice(0, 2) });
    const hub = aHub({
      pause: () => later(pauses),
      beginning: async () => ({ snapshot: beginning, awaited: tallyFindings(many.slice(2)) }),
      compare: (_page, reviewId) => compared.push(reviewId),
    });
    const panel = connect(hub);
    await asked(reviewAnswers, 1);
    reviewAnswers[0]?.resolve('r1');
    await asked(snapshots, 1);
    const state = () =>
      panel.heard.reduce((known, push) => reducePanel(known, { kind: 'push', push }), INITIAL_PANEL_STATE);
    const total = () => countFindings(state().findings.values(), new Map(), state().awaited).total;
    expect([state().findings.size, total()]).toEqual([2, 100]);
    const taken = { kind: 'findings-changed', reviewId: 'r1', removed: ['f0', 'f99'], added: [] } as const;
    hub.publish(taken);
    snapshots[0]?.resolve(fakeSnapshot({ review, findings: many }));
    await asked(pauses, 1);
    expect([state().findings.size, total(), compared.length]).toEqual([40, 100, 0]);
    pauses[0]?.resolve();
    await until(() => expect(compared).toEqual(['r1']));
    expect([state().findings.size, total(), state().awaited]).toEqual([98, 98, null]);
  });

  it('loses nothing that is published while its snapshot is made', async () => {
    const hub = aHub();
    const panel = connect(hub);
    await asked(reviewAnswers, 1);
    reviewAnswers[0]?.resolve('r1');
    await asked(snapshots, 1);
    hub.publish(found('r1', 'late'));
    snapshots[0]?.resolve(snapshotOf('r1'));
    hub.publish(found('r1', 'later'));
    await until(() => expect(panel.kinds().slice(-3)).toEqual(['snapshot', 'findings-changed', 'findings-changed']));
    hub.publish(found('r1', 'last'));
    expect(panel.kinds()).toHaveLength(8);
  });

  it('hears nothing of a review that it does not show', async () => {
    const hub = aHub();
    const panel = connect(hub);
    await asked(reviewAnswers, 1);
    hub.publish(found('r1', 'x'));
    expect(panel.kinds()).not.toContain('findings-changed');
  });

  it('shows the tab that is active now, however late the database answers about the one before', async () => {
    const hub = aHub();
    const panel = connect(hub);
    await asked(reviewAnswers, 1);
    page = fakePage({ tabId: 8 });
    void hub.refresh(1);
    await asked(reviewAnswers, 2);
    reviewAnswers[1]?.resolve(null);
    reviewAnswers[0]?.resolve('r1');
    await until(() => expect(panel.kinds()).toContain('snapshot'));
    expect(panel.shownReview()).toBeNull();
    expect(snapshots).toEqual([]);
  });

  it('keeps the review that began while an earlier one was looked up', async () => {
    const hub = aHub();
    const panel = connect(hub);
    await asked(reviewAnswers, 1);
    const shown = hub.showReview(7, 'new');
    await asked(snapshots, 1);
    snapshots[0]?.resolve(snapshotOf('new'));
    await shown;
    reviewAnswers[0]?.resolve('old');
    await reviewAnswers[0]?.promise;
    await until(() => expect(panel.shownReview()).toBe('new'));
    expect(snapshots).toHaveLength(1);
  });

  it('that is gone does not disturb the work, nor the other panels', async () => {
    const hub = aHub({ reviewOfPage: async () => 'r1', snapshot: async () => snapshotOf('r1') });
    const [broken, sound] = [connect(hub), connect(hub)];
    await until(() => expect([broken.shownReview(), sound.shownReview()]).toEqual(['r1', 'r1']));
    broken.breakDown();
    expect(() => hub.publish(found('r1', 'x'))).not.toThrow();
    expect(sound.kinds().at(-1)).toBe('findings-changed');
  });

  it('says so when its review cannot be read, and asks again at the next look', async () => {
    const hub = aHub({ reviewOfPage: async () => 'r1' });
    const panel = connect(hub);
    await asked(snapshots, 1);
    snapshots[0]?.reject(new Error('the disk is full'));
    await until(() => expect(panel.heard.at(-1)).toMatchObject({ kind: 'problem', problem: { code: 'internal' } }));
    void hub.refresh();
    await asked(snapshots, 2);
    snapshots[1]?.resolve(snapshotOf('r1'));
    await until(() => expect(panel.shownReview()).toBe('r1'));
  });

  it('hears at once what is known of the models, and has them looked at again', async () => {
    const recheckModels = vi.fn(async () => undefined);
    const exhaustion = { sinceMs: 0, earliestRecoveryAtMs: 60_000, reasons: [] };
    const panel = connect(aHub({ exhaustion: () => exhaustion, recheckModels }));
    await until(() => expect(panel.heard).toContainEqual({ kind: 'exhaustion', exhaustion }));
    expect(recheckModels).toHaveBeenCalledOnce();
  });

  it('that opens or closes changes whether anybody watches', () => {
    const onWatched = vi.fn();
    const hub = aHub({ onWatched });
    const [first, second] = [connect(hub), connect(hub)];
    first.close();
    expect(onWatched).toHaveBeenLastCalledWith(true);
    second.close();
    expect(onWatched).toHaveBeenLastCalledWith(false);
  });

  it('is told of settings that could not be read', async () => {
    const problem = { code: 'settings-invalid', path: 'limits', detail: 'must be an object' } as const;
    const panel = connect(aHub({ reviewOfPage: async () => null, settingsProblem: async () => problem }));
    await until(() => expect(panel.heard.at(-1)).toEqual({ kind: 'problem', problem }));
  });
});

describe('a problem of a tab', () => {
  const isProblem = ({ kind }: PanelPush) => kind === 'problem';

  it('is heard by a panel that was still opening, once', async () => {
    const hub = aHub({ reviewOfPage: async () => null });
    hub.reportProblem(7, { code: 'page-empty' });
    const first = connect(hub);
    await until(() => expect(first.heard.filter(isProblem)).toHaveLength(1));
    const second = connect(hub);
    await until(() => expect(second.kinds()).toContain('snapshot'));
    expect(second.heard.filter(isProblem)).toEqual([]);
  });

  it('is no news long after', async () => {
    const hub = aHub({ reviewOfPage: async () => null });
    hub.reportProblem(7, { code: 'page-empty' });
    now = 60_000;
    const late = connect(hub);
    await until(() => expect(late.kinds()).toContain('snapshot'));
    expect(late.heard.filter(isProblem)).toEqual([]);
  });
});

describe('a problem of no tab', () => {
  const problem = { code: 'model-state-renewed', parts: [] } as const;
  const told = ({ heard }: ReturnType<typeof connect>) => heard.filter((push) => push.kind === 'problem');

  it('is heard by every panel that is open', () => {
    const hub = aHub({ reviewOfPage: async () => null });
    const [first, second] = [connect(hub, 1), connect(hub, 2)];
    hub.announce(problem);
    expect([told(first), told(second)]).toEqual([[{ kind: 'problem', problem }], [{ kind: 'problem', problem }]]);
  });

  it('waits for the first panel to open, however long that takes, and is then no news', async () => {
    const hub = aHub({ reviewOfPage: async () => null });
    hub.announce(problem);
    now = 3_600_000;
    const first = connect(hub);
    await until(() => expect(told(first)).toEqual([{ kind: 'problem', problem }]));
    const second = connect(hub);
    await until(() => expect(second.kinds()).toContain('snapshot'));
    expect(told(second)).toEqual([]);
  });
});
