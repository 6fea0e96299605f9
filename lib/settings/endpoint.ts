import { isAwsHost } from '#lib/bedrock';
import type { SignInSettings } from '#lib/sign-in';
import { SettingsError } from './settings-error.ts';

/**
 * Refuses a custom endpoint that this build may not talk to: only hosts of AWS, and loopback where the build has it.
 * @throws {SettingsError} for `connection.endpoint`.
 */
export function checkEndpoint(endpoint: string | undefined, loopbackAllowed: boolean): void {
  if (endpoint === undefined || isAwsHost(endpoint)) return;
  if (loopbackAllowed && isLoopback(endpoint)) return;
  throw new SettingsError(
    'connection.endpoint',
    loopbackAllowed ? 'must be an AWS host or this machine' : 'must be an AWS host: this build talks to no other',
  );
}

/**
 * Refuses a sign-in page to which a password would travel in the clear; on this machine it may, where the build has it.
 * @throws {SettingsError} for `connection.signIn.authorizationEndpoint`.
 */
export function checkSignInPage(signIn: SignInSettings | undefined, loopbackAllowed: boolean): void {
  if (signIn === undefined || new URL(signIn.authorizationEndpoint).protocol === 'https:') return;
  if (loopbackAllowed && isLoopback(signIn.authorizationEndpoint)) return;
  throw new SettingsError('connection.signIn.authorizationEndpoint', 'must start with https://');
}

function isLoopback(address: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(new URL(address).hostname);
}
