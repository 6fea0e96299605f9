/**
 * Why there is no token:
 * - `closed`: the window was closed before the provider had answered;
 * - `refused`: the person, or the provider, did not consent;
 * - `person-needed`: the provider gives no token without showing its page;
 * - `provider-error`: the provider says that the request is wrong, or that it cannot answer now;
 * - `unreachable`: its page could not be loaded;
 * - `answer-invalid`: what came back is not the answer to this request, or not a token that could be used;
 * - `not-allowed`: the browser may not open the window for the extension;
 * - `not-set-up`: no sign-in page is set.
 */
export type SignInFailure =
  | 'closed'
  | 'refused'
  | 'person-needed'
  | 'provider-error'
  | 'unreachable'
  | 'answer-invalid'
  | 'not-allowed'
  | 'not-set-up';

/** What is wrong with an answer. */
export type AnswerFault =
  | 'other-address'
  | 'other-request'
  | 'no-token'
  | 'token-unreadable'
  | 'token-of-other-request'
  | 'token-for-other-client'
  | 'token-expired';

/**
 * Signing in gave no token. `detail` is what the provider or the browser said, untrusted, and for `answer-invalid` an
 * {@link AnswerFault}; it never holds a token.
 */
export class SignInFailedError extends Error {
  override readonly name = 'SignInFailedError';
  readonly reason: SignInFailure;
  readonly detail: string;

  constructor(reason: SignInFailure, detail = '', options?: ErrorOptions) {
    super(detail === '' ? reason : `${reason}: ${detail}`, options);
    this.reason = reason;
    this.detail = detail;
  }
}
