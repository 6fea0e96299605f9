import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formatPlaybookFile, type Playbook, PlaybookError, PlaybookOutdatedError, RISK_PLAYBOOK } from '#lib/playbooks';
import { ProblemError } from '#lib/review';
import { DEFAULT_SETTINGS, type Settings } from '#lib/settings';
import { fakePlaybook } from '#tests/fakes/fake-playbook.ts';
import { type FakePlaybookStore, fakePlaybookStore } from '#tests/fakes/fake-playbook-store.ts';
import { createPlaybookService, type PlaybookService } from '../../entrypoints/background/playbook-service.ts';
import { toWorkerProblem } from '../../entrypoints/background/worker-problem.ts';

/** As long as a meaning may be. */
const LONG = 'x'.repeat(160);

let store: FakePlaybookStore;
let settings: Settings;
let onChanged: ReturnType<typeof vi.fn<() => Promise<void>>>;
let playbooks: PlaybookService;
let managed: readonly Playbook[];

beforeEach(() => {
  managed = [];
  store = fakePlaybookStore();
  settings = DEFAULT_SETTINGS;
  onChanged = vi.fn(async () => undefined);
  const policy = async () => ({ policy: { playbooks: managed }, faults: [] });
  playbooks = createPlaybookService({
    store,
    policies: { read: policy, known: policy },
    settings: {
      settings: async () => settings,
      saveSettings: async (next) => {
        settings = next;
      },
    },
    onChanged,
  });
});

const add = (playbook: Playbook = fakePlaybook(), isChosen = false) =>
  playbooks.save({ playbook, basedOn: null, isChosen });

describe('saving', () => {
  it('gives changed content the next version, and tells of it', async () => {
    const added = await add();
    expect(added.list).toEqual({ own: [fakePlaybook()], managed: [], damaged: [], chosen: 'risk' });
    const { playbook } = await playbooks.save({ playbook: fakePlaybook({ name: 'House rules' }), basedOn: 1 });
    expect(playbook).toMatchObject({ id: 'house-style', version: 2, name: 'House rules' });
    expect(await playbooks.own()).toEqual([playbook]);
    expect(onChanged).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['what is no playbook', { ...fakePlaybook(), purpose: '' }, null, { code: 'playbook-invalid', path: 'purpose' }],
    ['the id of a built-in one', fakePlaybook({ id: 'risk' }), null, { code: 'playbook-invalid', path: 'id' }],
    ['an outdated edit', fakePlaybook(), 4, { code: 'playbook-outdated', storedVersion: null }],
    [
      'more than requests have room for',
      fakePlaybook({
        instructions: 'x'.repeat(6_000),
        severities: { critical: LONG, high: LONG, medium: LONG, low: LONG, info: LONG },
        categories: Array.from({ length: 24 }, (_, index) => ({
          id: `c${index}`,
          label: 'C',
          meaning: LONG,
        })),
      }),
      null,
      { code: 'playbook-invalid', path: '', detail: expect.stringMatching(/^adds \d+ tokens .* may add 3000$/) },
    ],
  ])('refuses %s, and changes nothing', async (_what, playbook, basedOn, problem) => {
    const error = await playbooks.save({ playbook, basedOn }).catch((thrown: unknown) => thrown);
    expect(toWorkerProblem(error)).toMatchObject(problem);
    expect(store.stored.size).toBe(0);
    expect(onChanged).not.toHaveBeenCalled();
  });

  it('lets one of two edits of the same version through', async () => {
    await add();
    const edits = ['One', 'Two'].map((name) => playbooks.save({ playbook: fakePlaybook({ name }), basedOn: 1 }));
    const [first, second] = await Promise.allSettled(edits);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({ status: 'rejected', reason: new PlaybookOutdatedError(2) });
  });
});

describe('deleting', () => {
  it('lets new reviews run the default where it was chosen, and can be undone', async () => {
    await add(fakePlaybook(), true);
    expect((await playbooks.chosen()).id).toBe('house-style');
    expect(await playbooks.delete('house-style')).toEqual({ own: [], managed: [], damaged: [], chosen: 'risk' });
    expect(settings.playbook).toBe('risk');
    expect(await playbooks.chosen()).toBe(RISK_PLAYBOOK);
    const { playbook, list } = await add(fakePlaybook(), true);
    expect(playbook.version).toBe(1);
    expect(list.chosen).toBe('house-style');
  });

  it('leaves the choice alone where it is another', async () => {
    await add();
    settings = { ...settings, playbook: 'contract' };
    expect((await playbooks.delete('house-style')).chosen).toBe('contract');
  });

  it('says when there is no such thing', async () => {
    await expect(playbooks.delete('risk')).rejects.toThrow(ProblemError);
  });
});

describe('a playbook file', () => {
  const text = formatPlaybookFile(fakePlaybook({ version: 5 }));

  it('goes out and comes in again as it was', async () => {
    await add();
    const exported = await playbooks.exportFile('house-style');
    await playbooks.delete('house-style');
    expect(await playbooks.importFile({ text: exported })).toMatchObject({
      outcome: 'added',
      playbook: fakePlaybook(),
    });
  });

  it('that says what is there already changes nothing', async () => {
    await add();
    expect(await playbooks.importFile({ text })).toMatchObject({ outcome: 'unchanged', playbook: fakePlaybook() });
    expect(onChanged).toHaveBeenCalledTimes(1);
  });

  it('whose id is taken is asked about; then it replaces, or both are kept', async () => {
    await add(fakePlaybook({ name: 'Mine', version: 1 }));
    expect(await playbooks.importFile({ text })).toEqual({ outcome: 'taken', playbook: fakePlaybook({ version: 5 }) });
    expect(await playbooks.importFile({ text, onTaken: 'keep-both' })).toMatchObject({
      outcome: 'added',
      playbook: { id: 'house-style-2', version: 5 },
    });
    expect(await playbooks.importFile({ text, onTaken: 'replace' })).toMatchObject({
      outcome: 'replaced',
      playbook: { id: 'house-style', version: 5 },
    });
    expect((await playbooks.own()).map(({ id, name }) => [id, name])).toEqual([
      ['house-style', 'House style'],
      ['house-style-2', 'House style'],
    ]);
  });

  it.each(['{', '{}', formatPlaybookFile(RISK_PLAYBOOK)])('that cannot be used is refused: %.20s', async (bad) => {
    await expect(playbooks.importFile({ text: bad })).rejects.toThrow(PlaybookError);
  });
});

describe('a damaged playbook', () => {
  beforeEach(async () => {
    await add(fakePlaybook(), true);
    store.stored.set('house-style', { version: 3, name: 'House style' });
  });

  it('is reported with its choice, and leaves its place to the default', async () => {
    expect(await playbooks.problem()).toEqual({ code: 'playbooks-damaged', ids: ['house-style'], isChosen: true });
    expect((await playbooks.list()).damaged).toMatchObject([{ id: 'house-style' }]);
    expect(await playbooks.chosen()).toBe(RISK_PLAYBOOK);
  });

  it('can be saved as a file, and deleted', async () => {
    expect(JSON.parse(await playbooks.exportFile('house-style'))).toMatchObject({ version: 3, name: 'House style' });
    expect(await playbooks.delete('house-style')).toEqual({ own: [], managed: [], damaged: [], chosen: 'risk' });
    expect(await playbooks.problem()).toBeNull();
    expect((await add()).playbook.version).toBe(4);
  });
});

describe("the administrator's playbooks", () => {
  it('can be chosen and exported, and nobody can change or delete them', async () => {
    managed = [fakePlaybook({ id: 'house-rules', name: 'House rules' })];
    settings = { ...DEFAULT_SETTINGS, playbook: 'house-rules' };
    expect((await playbooks.chosen()).name).toBe('House rules');
    expect(await playbooks.list()).toMatchObject({ own: [], managed, chosen: 'house-rules' });
    expect(JSON.parse(await playbooks.exportFile('house-rules'))).toMatchObject({ id: 'house-rules' });
    await expect(playbooks.delete('house-rules')).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it("win over one of the reviewer's with the same id", async () => {
    await add(fakePlaybook({ id: 'house-rules', name: 'Mine' }), true);
    managed = [fakePlaybook({ id: 'house-rules', name: 'House rules' })];
    expect((await playbooks.chosen()).name).toBe('House rules');
    managed = [];
    expect((await playbooks.chosen()).name).toBe('Mine');
  });
});
