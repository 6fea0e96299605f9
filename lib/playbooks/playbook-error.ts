/** A playbook file that cannot be used. */
export class PlaybookError extends Error {
  override readonly name = 'PlaybookError';
  /** The field, e.g. `categories.2.id`; empty when the file as a whole is at fault. */
  readonly path: string;
  /** What is wrong with it, e.g. `must have at most 60 characters`. */
  readonly detail: string;

  constructor(path: string, detail: string) {
    super(path === '' ? detail : `${path}: ${detail}`);
    this.path = path;
    this.detail = detail;
  }
}
