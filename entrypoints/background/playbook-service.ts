import type { PlaybookList, SavedPlaybook, WorkerRequests } from '#lib/messaging';
import type { PlaybookStore } from '#lib/platform/playbook-store';
import type { PolicyStore } from '#lib/platform/policy-store';
import type { SettingsStore } from '#lib/platform/settings-store';
import {
  findPlaybook,
  formatPlaybookFile,
  isSameContent,
  isTaken,
  PLAYBOOK_LIMITS,
  type Playbook,
  PlaybookError,
  type PlaybookShelf,
  parsePlaybook,
  parsePlaybookFile,
  playbookIdFrom,
  RISK_PLAYBOOK,
  retire,
  shelve,
  shelveReplacing,
} from '#lib/playbooks';
import { playbookTokens } from '#lib/prompts';
import { type Problem, ProblemError } from '#lib/review';
import { createTurns } from './turns.ts';

type Requests = WorkerRequests;
type ImportAnswer = Requests['playbooks.import']['answer'];

/** Reads and changes the reviewer's own playbooks. Whatever is refused leaves them as they were. */
export interface PlaybookService {
  /** Those that can be used, the administrator's first. */
  readonly own: () => Promise<readonly Playbook[]>;
  /** The same, for what is only shown: at once, where that would wait for the browser to read its policies. */
  readonly shown: () => Promise<readonly Playbook[]>;
  /** The one that new reviews run: the chosen one, or the default where that is not there. */
  readonly chosen: () => Promise<Playbook>;
  /** Stored ones that cannot be read, or null. */
  readonly problem: () => Promise<Problem | null>;
  readonly list: () => Promise<PlaybookList>;
  /** @throws {PlaybookError | PlaybookOutdatedError | ShelfFullError} */
  readonly save: (request: Requests['playbooks.save']['payload']) => Promise<SavedPlaybook>;
  /** @throws {ProblemError} `not-found`. */
  readonly delete: (id: string) => Promise<PlaybookList>;
  /** @throws {PlaybookError | ShelfFullError} */
  readonly importFile: (request: Requests['playbooks.import']['payload']) => Promise<ImportAnswer>;
  /** @throws {ProblemError} `not-found`. */
  readonly exportFile: (id: string) => Promise<string>;
}

export interface PlaybookServicePorts {
  readonly store: PlaybookStore;
  /** The administrator's policy. One of the reviewer's playbooks with the id of one of these gives way. */
  readonly policies: Pick<PolicyStore, 'read' | 'known'>;
  readonly settings: Pick<SettingsStore, 'settings' | 'saveSettings'>;
  /** Called when playbooks or the choice among them have changed. */
  readonly onChanged: () => Promise<void>;
}

export function createPlaybookService({ store, policies, settings, onChanged }: PlaybookServicePorts): PlaybookService {
  const managed = async () => (await policies.read()).policy.playbooks ?? [];
  /** Each change begins with what the one before has left. */
  const inTurn = createTurns();

  async function chosenOf({ own }: PlaybookShelf): Promise<Playbook> {
    return findPlaybook((await settings.settings()).playbook, [...(await managed()), ...own]) ?? RISK_PLAYBOOK;
  }

  async function list(): Promise<PlaybookList> {
    const shelf = await store.read();
    const { own, damaged } = shelf;
    return { own, managed: await managed(), damaged, chosen: (await chosenOf(shelf)).id };
  }

  async function choose(playbook: string): Promise<void> {
    await settings.saveSettings({ ...(await settings.settings()), playbook });
  }

  async function put(playbook: Playbook): Promise<SavedPlaybook> {
    await store.save(playbook);
    await onChanged();
    return { playbook, list: await list() };
  }

  return {
    own: async () => [...(await managed()), ...(await store.read()).own],
    shown: async () => [...((await policies.known()).policy.playbooks ?? []), ...(await store.read()).own],
    chosen: async () => chosenOf(await store.read()),
    list,

    problem: async () => {
      const ids = (await store.read()).damaged.map(({ id }) => id);
      if (ids.length === 0) return null;
      return { code: 'playbooks-damaged', ids, isChosen: ids.includes((await settings.settings()).playbook) };
    },

    save: ({ playbook, basedOn, isChosen = false }) =>
      inTurn(async () => {
        const edited = withinTokens(parsePlaybook(playbook));
        const shelved = shelve(await store.read(), edited, basedOn);
        // First what the choice needs to be one.
        await store.save(shelved);
        if (isChosen) await choose(shelved.id);
        await onChanged();
        return { playbook: shelved, list: await list() };
      }),

    delete: (id) =>
      inTurn(async () => {
        const shelf = await store.read();
        if (![...shelf.own, ...shelf.damaged].some((playbook) => playbook.id === id)) throw notFound(id);
        if ((await settings.settings()).playbook === id) await choose(RISK_PLAYBOOK.id);
        await store.remove(id, retire(shelf, id));
        await onChanged();
        return list();
      }),

    importFile: ({ text, onTaken }) =>
      inTurn(async () => {
        const playbook = withinTokens(parsePlaybookFile(text));
        const shelf = await store.read();
        const { id } = playbook;
        if (!isTaken(shelf, id)) return { outcome: 'added', ...(await put(shelveReplacing(shelf, playbook))) };
        const stored = findPlaybook(id, shelf.own);
        if (stored !== null && isSameContent(stored, playbook)) {
          return { outcome: 'unchanged', playbook: stored, list: await list() };
        }
        if (onTaken === undefined) return { outcome: 'taken', playbook };
        if (onTaken === 'replace') return { outcome: 'replaced', ...(await put(shelveReplacing(shelf, playbook))) };
        const copy = { ...playbook, id: playbookIdFrom(id, (candidate) => isTaken(shelf, candidate)) };
        return { outcome: 'added', ...(await put(shelveReplacing(shelf, copy))) };
      }),

    exportFile: async (id) => {
      const { own, damaged } = await store.read();
      const playbook = [...(await managed()), ...own].find((candidate) => candidate.id === id);
      if (playbook !== undefined) return formatPlaybookFile(playbook);
      const rest = damaged.find((candidate) => candidate.id === id);
      if (rest === undefined) throw notFound(id);
      return rest.text;
    },
  };
}

function withinTokens(playbook: Playbook): Playbook {
  const tokens = playbookTokens(playbook);
  if (tokens <= PLAYBOOK_LIMITS.tokens) return playbook;
  throw new PlaybookError('', `adds ${tokens} tokens to each request, and may add ${PLAYBOOK_LIMITS.tokens}`);
}

function notFound(id: string): ProblemError {
  return new ProblemError({ code: 'not-found', what: `playbook ${id}` });
}
