import { describe, expect, it } from 'vitest';
import type { PanelPush } from '#lib/messaging';
import {
  fakeFinding,
  fakePage,
  fakeReview,
  fakeSection,
  fakeSettings,
  fakeSnapshot,
} from '#tests/fakes/fake-review.ts';
import { INITIAL_PANEL_STATE, type PanelAction, type PanelState, reducePanel } from './panel-state.ts';

function stateAfter(...actions: readonly (PanelAction | PanelPush)[]): PanelState {
  return actions.reduce<PanelState>(
    (state, action) => reducePanel(state, isAction(action) ? action : { kind: 'push', push: action }),
    INITIAL_PANEL_STATE,
  );
}

function isAction(action: PanelAction | PanelPush): action is PanelAction {
  return ['push', 'requested', 'answered', 'failed', 'problem-dismissed', 'finding-selected'].includes(action.kind);
}

const snapshot: PanelPush = { kind: 'snapshot', snapshot: fakeSnapshot() };

describe('reducePanel', () => {
  it('knows nothing until the first snapshot, not even that there is no review', () => {
    expect(stateAfter().isReady).toBe(false);
    expect(stateAfter({ kind: 'snapshot', snapshot: null })).toMatchObject({ isReady: true, review: null });
  });

  it('shows what a snapshot says, and forgets all of it with the next one', () => {
    expect(stateAfter(snapshot).findings.size).toBe(7);
    const other = fakeSnapshot({ review: fakeReview({ id: 'r2' }), sections: [], findings: [] });
    const state = stateAfter(snapshot, { kind: 'snapshot', snapshot: other });
    expect(state).toMatchObject({ review: { id: 'r2' }, sections: [] });
    expect(state.findings.size).toBe(0);
  });

  it('ignores changes of another review, so that documents never mix', () => {
    const before = stateAfter(snapshot);
    const changes: readonly PanelPush[] = [
      { kind: 'review-changed', review: fakeReview({ id: 'other', status: 'failed' }) },
      { kind: 'sections-changed', reviewId: 'other', sections: [fakeSection('s1', { status: 'failed' })] },
      { kind: 'findings-changed', reviewId: 'other', removed: ['f1'], added: [fakeFinding('x')] },
      { kind: 'finding-focused', reviewId: 'other', findingId: 'f1' },
    ];
    for (const push of changes) expect(reducePanel(before, { kind: 'push', push })).toBe(before);
  });

  it('removes findings before it adds, and replaces one with the same id', () => {
    const state = stateAfter(snapshot, {
      kind: 'findings-changed',
      reviewId: 'r1',
      removed: ['f1', 'f2'],
      added: [fakeFinding('f2', { title: 'Restated' }), fakeFinding('f8')],
    });
    expect([...state.findings.keys()].sort()).toEqual(['f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8']);
    expect(state.findings.get('f2')?.title).toBe('Restated');
  });

  it('replaces sections in place and appends new ones', () => {
    const state = stateAfter(snapshot, {
      kind: 'sections-changed',
      reviewId: 'r1',
      sections: [fakeSection('selection', { kind: 'selection' }), fakeSection('s2', { status: 'running' })],
    });
    expect(state.sections.map(({ id, status }) => `${id} ${status}`)).toEqual([
      's1 reviewed',
      's2 running',
      's3 reviewed',
      's4 reviewed',
      'selection reviewed',
    ]);
  });

  it('notices a selection that is added to the review on display, and none that was there before', () => {
    const selection = fakeSection('selection', { kind: 'selection' });
    const added: PanelPush = { kind: 'sections-changed', reviewId: 'r1', sections: [selection] };
    const again = fakeSnapshot({ sections: [...fakeSnapshot().sections, selection] });
    const withSelection: PanelPush = { kind: 'snapshot', snapshot: again };
    expect(stateAfter(snapshot, added).newSelectionId).toBe('selection');
    expect(stateAfter(snapshot, withSelection).newSelectionId).toBe('selection');
    expect(stateAfter(withSelection).newSelectionId).toBeNull();
    expect(stateAfter(snapshot, added, { kind: 'snapshot', snapshot: null }).newSelectionId).toBeNull();
  });

  it('selects a focused finding, and notices being asked for the same one again', () => {
    const push: PanelPush = { kind: 'finding-focused', reviewId: 'r1', findingId: 'f3' };
    const once = stateAfter(snapshot, push);
    const twice = stateAfter(snapshot, push, push);
    expect(once).toMatchObject({ selectedFindingId: 'f3', focus: { findingId: 'f3' } });
    expect(twice.focus?.sequence).not.toBe(once.focus?.sequence);
  });

  it('keeps the selected finding when the same review is sent again after a lost port', () => {
    expect(stateAfter(snapshot, { kind: 'finding-selected', findingId: 'f2' }, snapshot).selectedFindingId).toBe('f2');
  });

  it('clears the last problem with the next request, and ends the request with a problem', () => {
    const failed = stateAfter(
      snapshot,
      { kind: 'requested', request: 'review', id: 1 },
      { kind: 'failed', id: 1, problem: { code: 'page-empty' } },
    );
    expect(failed).toMatchObject({ pending: null, problem: { code: 'page-empty' } });
    expect(reducePanel(failed, { kind: 'requested', request: 'review', id: 2 })).toMatchObject({
      pending: 'review',
      problem: null,
    });
  });

  it('drops a problem when the reviewer goes to another tab, and keeps it while the tab only changes', () => {
    const problem: PanelPush = { kind: 'problem', problem: { code: 'selection-empty' } };
    const page: PanelPush = { kind: 'page', page: fakePage() };
    expect(stateAfter(page, problem, page).problem).not.toBeNull();
    expect(stateAfter(page, problem, { kind: 'page', page: fakePage({ tabId: 8 }) }).problem).toBeNull();
  });

  it('shows a request as pending in its own tab only, and takes no late answer for another one’s', () => {
    const page: PanelPush = { kind: 'page', page: fakePage() };
    const asked: PanelAction = { kind: 'requested', request: 'review', id: 1 };
    const elsewhere: PanelPush = { kind: 'page', page: fakePage({ tabId: 8 }) };
    expect(stateAfter(page, asked, page).pending).toBe('review');
    const away = stateAfter(page, asked, elsewhere);
    expect(away.pending).toBeNull();
    const late = reducePanel(away, { kind: 'failed', id: 1, problem: { code: 'page-gone' } });
    expect(late.problem).toBeNull();
    const again = reducePanel(late, { kind: 'requested', request: 'selection', id: 2 });
    expect(reducePanel(again, { kind: 'answered', id: 1 }).pending).toBe('selection');
    expect(reducePanel(again, { kind: 'answered', id: 2 }).pending).toBeNull();
  });

  it('drops a missing invitation once the reviewer has invited the extension', () => {
    const invited: PanelPush = { kind: 'page', page: fakePage({ access: 'granted' }) };
    const uninvited: PanelPush = { kind: 'page', page: fakePage({ access: 'needs-gesture' }) };
    const problem: PanelPush = { kind: 'problem', problem: { code: 'page-needs-gesture' } };
    expect(stateAfter(uninvited, problem).problem).not.toBeNull();
    expect(stateAfter(uninvited, problem, invited).problem).toBeNull();
  });

  it('follows exhaustion and settings', () => {
    const exhaustion = { sinceMs: 1, earliestRecoveryAtMs: 2, reasons: [] };
    const state = stateAfter({ kind: 'exhaustion', exhaustion }, { kind: 'settings', settings: fakeSettings() });
    expect(state).toMatchObject({ exhaustion, settings: { settings: { provider: 'bedrock' } } });
    expect(reducePanel(state, { kind: 'push', push: { kind: 'exhaustion', exhaustion: null } }).exhaustion).toBeNull();
  });
});
