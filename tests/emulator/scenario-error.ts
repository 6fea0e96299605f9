/** A scenario that cannot be used; the message says where and why. */
export class ScenarioError extends Error {
  /** Path of the member at fault, e.g. `rules.0.throttle.toS`; empty for the file as a whole. */
  readonly path: string;

  constructor(path: string, reason: string) {
    super(path === '' ? reason : `${path}: ${reason}`);
    this.name = 'ScenarioError';
    this.path = path;
  }
}
