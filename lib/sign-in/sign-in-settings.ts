/** What an identity provider is asked for; an Amazon Cognito user pool gives its ID token only beside an access token. */
export const RESPONSE_TYPES = ['id_token', 'token'] as const;
export type ResponseType = (typeof RESPONSE_TYPES)[number];

/** Asks for an ID token and nothing else. */
export const DEFAULT_SCOPES = 'openid';

/** Where people sign in, and as what the token they get is used. Nothing of it is secret. */
export interface SignInSettings {
  /** The provider's sign-in page: its OpenID Connect authorization endpoint. */
  readonly authorizationEndpoint: string;
  readonly clientId: string;
  /** Separated by spaces; `openid` among them. */
  readonly scopes: string;
  readonly responseType: ResponseType;
  /** The role of AWS whose temporary credentials the token is exchanged for. */
  readonly roleArn: string;
}
