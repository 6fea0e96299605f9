/** Credentials could not be obtained before a call was made. The cause is what the sign-in service or network said. */
export class SignInError extends Error {
  constructor(cause: unknown) {
    super('AWS credentials could not be obtained.', { cause });
    this.name = 'SignInError';
  }
}
