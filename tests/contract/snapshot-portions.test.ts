import { describe, expect, it } from 'vitest';
import { countFindings } from '../../components/review/finding-filters.ts';
import { INITIAL_PANEL_STATE, reducePanel } from '../../components/review/panel-state.ts';
import { inPortions } from '../../entrypoints/background/snapshot-portions.ts';
import { fakeFinding, fakeSection, fakeSnapshot } from '../fakes/fake-review.ts';

const sections = [fakeSection('s1'), fakeSection('s2')];
const findings = Array.from({ length: 1_000 }, (_, index) => {
  const { evidence } = fakeFinding('');
  return fakeFinding(`f${index}`, {
    sectionId: `s${(index % 2) + 1}`,
    evidence: { ...evidence, start: 1_000 - index },
  });
});

describe('a snapshot in portions', () => {
  it('begins with the beginning of the document, and comes to the same in the panel as in one piece', () => {
    const snapshot = fakeSnapshot({ sections, findings });
    const pushes = inPortions(snapshot);
    const [first] = pushes;
    expect(first?.kind === 'snapshot' && first.snapshot?.findings.map(({ id }) => id).slice(0, 3)).toEqual([
      'f998',
      'f996',
      'f994',
    ]);
    const states = pushes.map((_, index) =>
      pushes
        .slice(0, index + 1)
        .reduce((state, push) => reducePanel(state, { kind: 'push', push }), INITIAL_PANEL_STATE),
    );
    const totals = states.map(({ findings, awaited }) => countFindings(findings.values(), new Map(), awaited).total);
    expect(new Set(totals)).toEqual(new Set([1_000]));
    expect(states.map(({ awaited }) => awaited === null)).toEqual([...pushes.slice(1).map(() => false), true]);
    const shown = pushes.reduce((state, push) => reducePanel(state, { kind: 'push', push }), INITIAL_PANEL_STATE);
    const whole = reducePanel(INITIAL_PANEL_STATE, { kind: 'push', push: { kind: 'snapshot', snapshot } });
    expect(new Map([...shown.findings].sort())).toEqual(new Map([...whole.findings].sort()));
    expect({ ...shown, findings: null }).toEqual({ ...whole, findings: null });
  });

  it('is one message where there are few, or there is no review', () => {
    expect(inPortions(null)).toEqual([{ kind: 'snapshot', snapshot: null }]);
    expect(inPortions(fakeSnapshot())).toEqual([{ kind: 'snapshot', snapshot: fakeSnapshot() }]);
  });
});
