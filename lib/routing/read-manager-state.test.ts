import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeManager } from '#tests/fakes/fake-manager.ts';
import { type LedgerEntry, MANAGER_STATE_VERSION } from './manager-state.ts';
import { readManagerState } from './read-manager-state.ts';
import { statistics } from './statistics.ts';
import { step } from './step.ts';

const FIXTURES = join(import.meta.dirname, '../../tests/fixtures/manager-state');

/** What version 1 stored after two answers, a throttle, a refusal of access and a 503, with six requests open. */
function version1(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(FIXTURES, 'version-1.json'), 'utf8'));
}

describe('a stored state', () => {
  it('of this version is read as it was', () => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.submit('two');
    manager.fail('one', 'throttled');
    manager.fail('one', 'transient');
    const stored = JSON.parse(JSON.stringify(manager.state));
    expect(readManagerState(stored)).toEqual({ kind: 'ready', state: manager.state });
  });

  it('from before there were probes is taken as it is', () => {
    const { probedAtMs: _probed, ...stored } = JSON.parse(JSON.stringify(fakeManager(['a']).state));
    expect(readManagerState(stored)).toMatchObject({ kind: 'ready', state: { probedAtMs: null } });
  });

  it('of version 1 is migrated: what was learned is kept, open requests are counted as dropped', () => {
    const stored = version1();
    const read = readManagerState(stored);
    if (read.kind !== 'ready') throw new Error(JSON.stringify(read));
    const { state } = read;
    expect(state.version).toBe(MANAGER_STATE_VERSION);
    expect(state.requests).toEqual([]);
    expect(state.ledger).toEqual(
      (stored.ledger as (LedgerEntry & { beginsRequest: boolean })[]).map(({ beginsRequest, ...entry }) =>
        beginsRequest ? entry : { ...entry, isContinuation: true },
      ),
    );
    expect(state.totals.dropped).toBe((stored.requests as unknown[]).length);
    expect(state.routes.map(({ tally }) => tally.throttles)).toEqual([1, 0, 0]);
    expect(state.routes[0]?.cooldown?.ceilingAtMs).toBe(state.routes[0]?.cooldown?.endsAtMs);
    for (const { tally } of state.routes) {
      const { successes, throttles, failures, cancelled, unknown } = tally;
      expect(successes + throttles + failures + cancelled + unknown).toBe(tally.attempts);
    }
    const { state: next } = step(state, { kind: 'restarted' }, { now: state.seenAtMs + 1_000, random: () => 0.5 });
    expect(statistics(next, next.seenAtMs).routes).toHaveLength(3);
  });

  it.each([
    ['nothing', undefined],
    ['no object', 'state'],
    ['another version', { version: 99 }],
    ['no version', {}],
    ['no routes', { version: MANAGER_STATE_VERSION }],
  ])('that is %s is reset', (_, stored) => {
    expect(readManagerState(stored).kind).toBe('reset');
  });

  it.each([
    ['cooldown', 'soon'],
    ['quota', { hypotheses: [1, 2, 3] }],
    ['tally', null],
    ['latenciesMs', [Number.NaN]],
    ['breaker', undefined],
  ])('whose route has a corrupt %s is repaired, the rest kept', (part, value) => {
    const manager = fakeManager(['a', 'b']);
    manager.submit('one');
    manager.succeed('one');
    const stored = JSON.parse(JSON.stringify(manager.state));
    stored.routes[0][part] = value;
    const read = readManagerState(stored);
    expect(read).toMatchObject({ kind: 'repaired', repairs: [`routes.0.${part}`] });
    if (read.kind === 'reset') return;
    expect(read.state.routes[1]).toEqual(manager.state.routes[1]);
    expect(read.state.totals).toEqual(manager.state.totals);
  });

  it('goes on working whichever part is lost', () => {
    const manager = fakeManager(['a', 'b']);
    for (const id of ['one', 'two', 'three']) manager.submit(id);
    manager.fail('one', 'throttled');
    const whole = JSON.parse(JSON.stringify(manager.state));
    for (const part of Object.keys(whole).filter((key) => key !== 'version' && key !== 'routes')) {
      const read = readManagerState({ ...whole, [part]: 'lost' });
      if (read.kind !== 'repaired') throw new Error(`${part}: ${read.kind}`);
      const submitted = {
        kind: 'request-submitted',
        requestId: 'new',
        requestKind: 'chat',
        estimatedTokens: 10,
        restartAfterOutput: true,
      } as const;
      const environment = { now: manager.now + 20_000, random: () => 0.5 };
      const { commands } = step(step(read.state, { kind: 'restarted' }, environment).state, submitted, environment);
      expect(commands.some(({ kind }) => kind === 'start-attempt')).toBe(true);
    }
  });
});
