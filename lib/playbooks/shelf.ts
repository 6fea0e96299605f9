import * as v from 'valibot';
import { hashText } from '#lib/text';
import { findPlaybook } from './built-in.ts';
import { withNextVersion } from './next-version.ts';
import type { Playbook } from './playbook.ts';
import { PlaybookError } from './playbook-error.ts';
import { formatDamagedFile, formatPlaybookFile, parsePlaybook } from './playbook-file.ts';
import { PlaybookOutdatedError, ShelfFullError } from './shelf-error.ts';

/** How many playbooks of their own a reviewer can keep. */
export const MAX_OWN_PLAYBOOKS = 50;

/** A stored playbook that cannot be read: kept as it is until the reviewer deletes it. */
export interface DamagedPlaybook {
  readonly id: string;
  /** What is wrong with it, e.g. `categories.2.id: is missing`. */
  readonly fault: string;
  /** All that is stored of it, as a file. */
  readonly text: string;
}

/** What stays of a deleted playbook, so that its references never come to stand for another text. */
export interface RetiredPlaybook {
  readonly version: number;
  /** Of its content; empty where that is not known. */
  readonly fingerprint: string;
}

/** A reviewer's own playbooks as they are stored. */
export interface PlaybookShelf {
  /** By name. */
  readonly own: readonly Playbook[];
  readonly damaged: readonly DamagedPlaybook[];
  readonly retired: ReadonlyMap<string, RetiredPlaybook>;
}

const retiredSchema = v.object({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  fingerprint: v.string(),
});

/** Reads what is stored, by id; whatever another version or a damaged disk left is reported. Never throws. */
export function readShelf(
  stored: ReadonlyMap<string, unknown>,
  storedRetired: ReadonlyMap<string, unknown>,
): PlaybookShelf {
  const own: Playbook[] = [];
  const damaged: DamagedPlaybook[] = [];
  for (const [id, value] of stored) {
    try {
      own.push(readStored(id, value));
    } catch (error) {
      if (!(error instanceof PlaybookError)) throw error;
      damaged.push({ id, fault: error.message, text: formatDamagedFile(value) });
    }
  }
  const retired = [...storedRetired].flatMap(([id, value]) => {
    const entry = v.safeParse(retiredSchema, value);
    return entry.success ? [[id, entry.output] as const] : [];
  });
  own.sort((first, second) => first.name.localeCompare(second.name) || (first.id < second.id ? -1 : 1));
  return { own, damaged, retired: new Map(retired) };
}

function readStored(id: string, value: unknown): Playbook {
  const playbook = parsePlaybook(value);
  if (playbook.id !== id) throw new PlaybookError('id', `must be ${id}, under which it is stored`);
  return playbook;
}

/**
 * An edited or new playbook as it is to be stored: with the version that its content needs. `basedOn` is the version that
 * was edited, or null for a new one, whose id must be free.
 * @throws {PlaybookError} where its id is that of another playbook.
 * @throws {PlaybookOutdatedError} where somebody has saved another version meanwhile.
 * @throws {ShelfFullError} where there is no room for one more.
 */
export function shelve(shelf: PlaybookShelf, playbook: Playbook, basedOn: number | null): Playbook {
  const stored = shelf.own.find(({ id }) => id === playbook.id) ?? null;
  if (findPlaybook(playbook.id) !== null) throw new PlaybookError('id', 'is that of a built-in playbook');
  if (basedOn === null && isTaken(shelf, playbook.id)) throw new PlaybookError('id', 'is that of another playbook');
  if (basedOn !== null && stored?.version !== basedOn) throw new PlaybookOutdatedError(stored?.version ?? null);
  return shelveReplacing(shelf, playbook);
}

/** As `shelve`, in the place of whatever has the same id. @throws {ShelfFullError} */
export function shelveReplacing(shelf: PlaybookShelf, playbook: Playbook): Playbook {
  const stored = shelf.own.find(({ id }) => id === playbook.id);
  if (stored !== undefined) return withNextVersion(playbook, stored);
  const damaged = shelf.damaged.find(({ id }) => id === playbook.id);
  if (damaged === undefined && shelf.own.length + shelf.damaged.length >= MAX_OWN_PLAYBOOKS) {
    throw new ShelfFullError(MAX_OWN_PLAYBOOKS);
  }
  const retired = damaged === undefined ? shelf.retired.get(playbook.id) : retire(shelf, playbook.id);
  if (retired === undefined) return playbook;
  const isTheSame = retired.fingerprint === fingerprintOf(playbook);
  return {
    ...playbook,
    version: isTheSame ? retired.version : Math.max(playbook.version, retired.version + 1),
  };
}

/** What is to be kept of a playbook that is deleted. */
export function retire(shelf: PlaybookShelf, id: string): RetiredPlaybook {
  const stored = shelf.own.find((playbook) => playbook.id === id);
  if (stored !== undefined) return { version: stored.version, fingerprint: fingerprintOf(stored) };
  const damaged = shelf.damaged.find((playbook) => playbook.id === id);
  const known = damaged === undefined ? null : v.safeParse(v.object({ version: v.number() }), JSON.parse(damaged.text));
  const version = known?.success && Number.isSafeInteger(known.output.version) ? known.output.version : 0;
  return { version: Math.max(0, version, shelf.retired.get(id)?.version ?? 0), fingerprint: '' };
}

/** Whether a playbook with this id is there, built in, own or damaged. */
export function isTaken({ own, damaged }: Pick<PlaybookShelf, 'own' | 'damaged'>, id: string): boolean {
  return findPlaybook(id, own) !== null || damaged.some((playbook) => playbook.id === id);
}

/** Encoded, as the hash would pass over white space. */
function fingerprintOf(playbook: Playbook): string {
  return hashText(encodeURIComponent(formatPlaybookFile({ ...playbook, version: 1 })));
}
