import { describe, expect, it } from 'vitest';
import { checkSignInPage } from './endpoint.ts';
import { formatSettingsFile, parseSettings, parseSettingsFile } from './parse-settings.ts';
import { SettingsError } from './settings-error.ts';

const PAGE = {
  authorizationEndpoint: 'https://login.example/authorize',
  clientId: 'client-1',
  roleArn: 'arn:aws:iam::123456789012:role/reviewer',
};
const withPage = (change: object) => ({ version: 1, connection: { signIn: { ...PAGE, ...change } } });

function faultOf(work: () => unknown): SettingsError {
  try {
    work();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('the sign-in page in settings', () => {
  it('takes defaults, and goes into an export and back', () => {
    const { settings } = parseSettings(withPage({}));
    expect(settings.connection.signIn).toEqual({ ...PAGE, scopes: 'openid', responseType: 'id_token' });
    expect(parseSettingsFile(formatSettingsFile(settings)).settings).toEqual(settings);
    const typed = parseSettings(withPage({ scopes: ' email   openid ', responseType: 'token' })).settings;
    expect(typed.connection.signIn).toMatchObject({ scopes: 'email openid', responseType: 'token' });
  });

  it.each([
    ['an address that is none', { authorizationEndpoint: 'here' }, 'authorizationEndpoint', 'must be a URL'],
    ['a scheme that runs code', { authorizationEndpoint: 'javascript:alert(1)' }, 'authorizationEndpoint', 'https://'],
    ['no client', { clientId: ' ' }, 'clientId', 'must not be empty'],
    ['scopes without an ID token', { scopes: 'email' }, 'scopes', 'must name openid'],
    ['a code to be redeemed', { responseType: 'code' }, 'responseType', 'must be id_token or token'],
    ['another ARN', { roleArn: 'arn:aws:s3:::x' }, 'roleArn', 'ARN of an IAM role'],
    ['a client secret', { clientSecret: 'x' }, 'clientSecret', 'is not a known setting'],
  ])('refuses %s, naming the field', (_case, change, field, detail) => {
    const fault = faultOf(() => parseSettings(withPage(change)));
    expect(fault.path).toBe(`connection.signIn.${field}`);
    expect(fault.detail).toContain(detail);
  });

  it('is opened over TLS only, but for this machine in the testing build', () => {
    const page = (authorizationEndpoint: string) => ({
      ...PAGE,
      authorizationEndpoint,
      scopes: 'openid',
      responseType: 'id_token' as const,
    });
    const path = 'connection.signIn.authorizationEndpoint';
    for (const isTesting of [true, false]) {
      expect(() => checkSignInPage(undefined, isTesting)).not.toThrow();
      expect(() => checkSignInPage(page('https://login.example/'), isTesting)).not.toThrow();
      expect(faultOf(() => checkSignInPage(page('http://login.example/'), isTesting)).path).toBe(path);
    }
    expect(() => checkSignInPage(page('http://127.0.0.1:9/'), true)).not.toThrow();
    expect(faultOf(() => checkSignInPage(page('http://127.0.0.1:9/'), false)).path).toBe(path);
  });
});
