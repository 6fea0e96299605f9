export { authorizationUrl, type SignInRequest } from './authorization-url.ts';
export { type ExpectedAnswer, readRedirect } from './read-redirect.ts';
export { isUsable, renewalAtMs } from './renewal.ts';
export { type AnswerFault, SignInFailedError, type SignInFailure } from './sign-in-failed-error.ts';
export { DEFAULT_SCOPES, RESPONSE_TYPES, type ResponseType, type SignInSettings } from './sign-in-settings.ts';
