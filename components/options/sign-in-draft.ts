import { t } from '@lingui/core/macro';
import { DEFAULT_SCOPES, type SignInSettings } from '#lib/sign-in';
import { type AuthDraft, isSigningIn, roleError } from './auth-draft.ts';

/** The sign-in page as it is typed. */
export type SignInDraft = SignInSettings;

/** The form for the sign-in page that is saved, or for none. */
export function signInDraftFrom(saved: SignInSettings | undefined): SignInDraft {
  return (
    saved ?? { authorizationEndpoint: '', clientId: '', scopes: DEFAULT_SCOPES, responseType: 'id_token', roleArn: '' }
  );
}

/**
 * The sign-in page that the form says, or undefined. One that is not whole is an error while its fields are in sight,
 * and nothing once other credentials are chosen.
 */
export function signInOf(draft: SignInDraft, auth: AuthDraft): SignInSettings | undefined {
  const typed = {
    authorizationEndpoint: draft.authorizationEndpoint.trim(),
    clientId: draft.clientId.trim(),
    scopes: draft.scopes.trim(),
    responseType: draft.responseType,
    roleArn: draft.roleArn.trim(),
  };
  const own = [typed.authorizationEndpoint, typed.clientId, typed.roleArn];
  if (own.every((text) => text === '')) return undefined;
  const isWhole = Object.keys(signInErrors(draft)).length === 0;
  return isWhole || isSigningIn(auth) ? typed : undefined;
}

/** What is missing or wrong, by the path that settings use. */
export function signInErrors(draft: SignInDraft): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  const page = draft.authorizationEndpoint.trim();
  if (!(URL.canParse(page) && /^https?:/.test(page))) {
    errors['connection.signIn.authorizationEndpoint'] = t`Enter an address that starts with https://`;
  }
  if (draft.clientId.trim() === '') errors['connection.signIn.clientId'] = t`Enter the client id`;
  if (!draft.scopes.trim().split(/\s+/).includes('openid')) {
    errors['connection.signIn.scopes'] = t`Enter scopes separated by spaces, openid among them`;
  }
  const wrongRole = draft.roleArn.trim() === '' ? t`Enter the ARN of the role` : roleError(draft.roleArn.trim());
  if (wrongRole !== undefined) errors['connection.signIn.roleArn'] = wrongRole;
  return errors;
}

/** Likewise, where signing in is chosen and something of it is typed. */
export function findSignInErrors(draft: SignInDraft, auth: AuthDraft): Readonly<Record<string, string>> {
  return isSigningIn(auth) && signInOf(draft, auth) !== undefined ? signInErrors(draft) : {};
}
