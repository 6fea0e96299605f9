/** There is no room for another playbook of the reviewer's own. */
export class ShelfFullError extends Error {
  override readonly name = 'ShelfFullError';
  /** How many there can be. */
  readonly limit: number;

  constructor(limit: number) {
    super(`there are ${limit} playbooks already`);
    this.limit = limit;
  }
}

/** The playbook that was edited is not the one that is stored by now. */
export class PlaybookOutdatedError extends Error {
  override readonly name = 'PlaybookOutdatedError';
  /** The version that is stored; null where it was deleted. */
  readonly storedVersion: number | null;

  constructor(storedVersion: number | null) {
    super(storedVersion === null ? 'the playbook was deleted' : `version ${storedVersion} was saved meanwhile`);
    this.storedVersion = storedVersion;
  }
}
