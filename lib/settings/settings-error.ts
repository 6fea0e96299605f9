/** A settings file, form or environment block that cannot be used. Nothing was changed. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  /** The field, e.g. `routes.0.modelId`; empty when the text as a whole is at fault. */
  readonly path: string;
  /** What is wrong with it, e.g. `must be a whole number`. */
  readonly detail: string;

  constructor(path: string, detail: string) {
    super(path === '' ? detail : `${path}: ${detail}`);
    this.path = path;
    this.detail = detail;
  }
}
