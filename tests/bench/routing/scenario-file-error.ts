/** A scenario file that cannot be used. `path` is the member at fault, as in `routes.0.quota.kind`; empty for the whole. */
export class ScenarioFileError extends Error {
  override readonly name = 'ScenarioFileError';
  readonly path: string;

  constructor(path: string, reason: string) {
    super(path === '' ? reason : `${path}: ${reason}`);
    this.path = path;
  }
}
