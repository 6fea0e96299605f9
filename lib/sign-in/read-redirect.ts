import type { SignInRequest } from './authorization-url.ts';
import { providerWords } from './provider-words.ts';
import { type AnswerFault, SignInFailedError, type SignInFailure } from './sign-in-failed-error.ts';
import { readClaims } from './token-claims.ts';

/** What an answer is checked against. */
export interface ExpectedAnswer extends SignInRequest {
  readonly clientId: string;
  readonly nowMs: number;
}

/** Errors (OpenID Connect Core 3.1.2.6) that end when a person looks at the provider's page. */
const PERSON_NEEDED: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);

/**
 * The ID token of the address that the provider sent the browser to. It is the answer to this request and to no other:
 * its state, the nonce in the token, the token's audience and its end are checked.
 * @throws {SignInFailedError}
 */
export function readRedirect(address: string, expected: ExpectedAnswer): string {
  if (!URL.canParse(address)) throw invalid('other-address');
  const { origin, pathname, hash, searchParams: query } = new URL(address);
  if (`${origin}${pathname}` !== expected.redirectUri) throw invalid('other-address');
  const answer = new URLSearchParams(hash.slice(1));
  // Some providers send an error in the query, whatever way was asked for.
  const failed = [answer, query].find((parameters) => parameters.has('error'));
  const states = (failed ?? answer).getAll('state');
  // An error is told also where its provider forgot the state: nothing is taken from it but words.
  const isOurs = states.length === 1 ? states[0] === expected.state : states.length === 0 && failed !== undefined;
  if (!isOurs) throw invalid('other-request');
  if (failed !== undefined) throw failureOf(failed);
  const [token, ...others] = answer.getAll('id_token');
  if (token === undefined || others.length > 0) throw invalid('no-token');
  checkToken(token, expected);
  return token;
}

function checkToken(token: string, { clientId, nonce, nowMs }: ExpectedAnswer): void {
  const claims = readClaims(token);
  if (claims === null) throw invalid('token-unreadable');
  if (claims.nonce !== nonce) throw invalid('token-of-other-request');
  if (!claims.audiences.includes(clientId)) throw invalid('token-for-other-client');
  if (claims.expiresAtMs <= nowMs) throw invalid('token-expired');
}

function failureOf(parameters: URLSearchParams): SignInFailedError {
  const error = parameters.get('error') ?? '';
  return new SignInFailedError(reasonOf(error), providerWords(error, parameters.get('error_description') ?? ''));
}

function reasonOf(error: string): SignInFailure {
  if (PERSON_NEEDED.has(error)) return 'person-needed';
  return error === 'access_denied' ? 'refused' : 'provider-error';
}

function invalid(fault: AnswerFault): SignInFailedError {
  return new SignInFailedError('answer-invalid', fault);
}
