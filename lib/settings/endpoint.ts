import { isAwsHost } from '#lib/bedrock';
import { SettingsError } from './settings-error.ts';

/**
 * Refuses a custom endpoint that this build may not talk to: only hosts of AWS, and loopback where the build has it.
 * @throws {SettingsError} for `connection.endpoint`.
 */
export function checkEndpoint(endpoint: string | undefined, loopbackAllowed: boolean): void {
  if (endpoint === undefined || isAwsHost(endpoint)) return;
  if (loopbackAllowed && ['127.0.0.1', 'localhost'].includes(new URL(endpoint).hostname)) return;
  throw new SettingsError(
    'connection.endpoint',
    loopbackAllowed ? 'must be an AWS host or this machine' : 'must be an AWS host: this build talks to no other',
  );
}
