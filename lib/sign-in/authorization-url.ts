import type { SignInSettings } from './sign-in-settings.ts';

/** What ties an answer to its request, and where it is to come. */
export interface SignInRequest {
  readonly redirectUri: string;
  /** Unguessable; comes back beside the token. */
  readonly state: string;
  /** Unguessable; comes back inside the token. */
  readonly nonce: string;
}

/**
 * The address of the provider's page for one request: the implicit flow of OpenID Connect, whose answer comes with the
 * redirect, so that nothing but the window itself talks to the provider. Parameters that the address has already stay,
 * but for those that are set here. `isSilent`: the provider is to answer at once or to say that it needs a person.
 */
export function authorizationUrl(settings: SignInSettings, request: SignInRequest, isSilent: boolean): string {
  const url = new URL(settings.authorizationEndpoint);
  url.hash = '';
  const parameters = {
    client_id: settings.clientId,
    response_type: settings.responseType,
    scope: settings.scopes,
    redirect_uri: request.redirectUri,
    state: request.state,
    nonce: request.nonce,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (isSilent) url.searchParams.set('prompt', 'none');
  return url.href;
}
