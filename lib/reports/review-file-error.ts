/** A review file that cannot be read. Nothing was taken from it. */
export class ReviewFileError extends Error {
  override readonly name = 'ReviewFileError';
  /** The field, e.g. `report.findings.0.severity`; empty when the text as a whole is at fault. */
  readonly path: string;
  /** What is wrong with it, e.g. `must be a number`. Never repeats what stands in the file. */
  readonly detail: string;

  constructor(path: string, detail: string, options?: ErrorOptions) {
    super(path === '' ? detail : `${path} ${detail}`, options);
    this.path = path;
    this.detail = detail;
  }
}
