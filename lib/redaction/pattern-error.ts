/** Why a reviewer's own pattern cannot be used; `detail` goes on after "This pattern". */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly detail: string;

  constructor(detail: string, options?: ErrorOptions) {
    super(`The pattern ${detail}`, options);
    this.detail = detail;
  }
}

/** A pattern took more work on a text than it is given: nothing of that text may then be sent. */
export class PatternTooSlowError extends Error {
  override readonly name = 'PatternTooSlowError';
  readonly pattern: string;

  constructor(pattern: string) {
    super('A pattern took too long');
    this.pattern = pattern;
  }
}
