import { describe, expect, it } from 'vitest';
import { parseSettings } from '#lib/settings';
import { fakeSettings } from '#tests/fakes/fake-review.ts';
import { authOf } from './auth-draft.ts';
import { fieldName } from './field-names.ts';
import {
  draftFrom,
  findFieldErrors,
  isChanged,
  moveEntry,
  routeDrafts,
  settingsOf,
  withQuotas,
  withRegion,
} from './settings-draft.ts';

const view = fakeSettings();
const draft = draftFrom(view);

describe('the settings form', () => {
  it('says what was saved when nothing is edited, in a form the settings schema accepts', () => {
    expect(isChanged(draft, view)).toBe(false);
    expect(parseSettings(settingsOf(draft)).settings).toEqual(view.settings);
  });

  it('is changed by a field and by a typed secret', () => {
    expect(isChanged({ ...draft, provider: 'on-device' }, view)).toBe(true);
    expect(isChanged({ ...draft, auth: { ...draft.auth, secretAccessKey: 'x' } }, view)).toBe(true);
  });

  it.each(['', '0', '-1', '1.5', '1e3', 'many'])('refuses "%s" as a limit, at its field', (value) => {
    const errors = findFieldErrors({ ...draft, limits: { ...draft.limits, tokensPerMinute: value } });
    expect(Object.keys(errors)).toEqual(['limits.tokensPerMinute']);
  });

  it('names each field that is missing or malformed', () => {
    const errors = findFieldErrors({
      ...draft,
      endpoint: 'example',
      routes: [],
      auth: { ...draft.auth, sessionToken: 'only this' },
    });
    expect(Object.keys(errors).sort()).toEqual([
      'connection.auth.accessKeyId',
      'connection.auth.secretAccessKey',
      'connection.endpoint',
      'routes',
    ]);
  });
});

describe('quotas in the form', () => {
  const [first, ...others] = draft.routes;
  const withTyped = (tokensPerMinute: string, requestsPerMinute: string) =>
    first === undefined
      ? draft
      : { ...draft, routes: [{ ...first, quota: { tokensPerMinute, requestsPerMinute } }, ...others] };

  it('are left out of the settings where nothing is typed', () => {
    const { routes } = parseSettings(settingsOf(withTyped(' ', ''))).settings;
    expect(routes).toStrictEqual(view.settings.routes);
  });

  it('are saved as they are typed, and shown as they were saved', () => {
    const { settings } = parseSettings(settingsOf(withTyped(' 60000 ', '')));
    expect(settings.routes[0]?.quota).toStrictEqual({ tokensPerMinute: 60_000 });
    const shown = draftFrom({ ...view, settings });
    expect(shown.routes[0]?.quota).toEqual({ tokensPerMinute: '60000', requestsPerMinute: '' });
    expect(isChanged(shown, { ...view, settings })).toBe(false);
    expect(isChanged(withTyped('60000', ''), view)).toBe(true);
  });

  it.each(['0', '-1', '1.5', '1,000', 'many'])('refuse "%s", at the field', (value) => {
    const errors = findFieldErrors(withTyped('', value));
    expect(Object.keys(errors)).toEqual(['routes.0.quota.requestsPerMinute']);
    expect(fieldName('routes.0.quota.requestsPerMinute')).toBe('Requests per minute of model 1');
  });

  it('take what AWS said and keep the rest', () => {
    const routeId = `${first?.modelId}@${first?.region}`;
    const report = {
      status: 'read',
      regions: [],
      routes: [{ routeId, tokens: { status: 'found', perMinute: 9 }, requests: { status: 'zero' } }],
    } as const;
    const filled = withQuotas(withTyped('1', '2'), report);
    expect(filled.routes[0]?.quota).toEqual({ tokensPerMinute: '9', requestsPerMinute: '2' });
    expect(filled.routes.slice(1)).toEqual(others);
    expect(withQuotas(draft, { status: 'api-key' })).toBe(draft);
  });
});

describe('authOf', () => {
  it('keeps the credentials in memory when nothing was typed', () => {
    expect(authOf(draft.auth)).toBeUndefined();
  });

  it('sends only the fields of the chosen kind, without white space around them', () => {
    const auth = { ...draft.auth, accessKeyId: ' AKIDEXAMPLE ', secretAccessKey: 'secret\n', token: 'other kind' };
    expect(authOf(auth)).toEqual({ kind: 'access-key', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' });
    expect(authOf({ ...auth, kind: 'api-key' })).toEqual({ kind: 'api-key', token: 'other kind' });
    const roleArn = 'arn:aws:iam::123456789012:role/reviewer';
    expect(authOf({ ...auth, kind: 'assume-role', roleArn })).toEqual({
      kind: 'assume-role',
      roleArn,
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'secret',
    });
    expect(authOf({ ...auth, kind: 'web-identity', roleArn })).toEqual({
      kind: 'web-identity',
      roleArn,
      token: 'other kind',
    });
    expect(authOf({ ...auth, kind: 'cognito' })).toBeUndefined();
    expect(authOf({ ...auth, kind: 'cognito', identityPoolId: 'us-east-2:0-0 ' })).toEqual({
      kind: 'cognito',
      identityPoolId: 'us-east-2:0-0',
    });
  });

  it.each([
    ['assume-role', { accessKeyId: 'A', secretAccessKey: 'b', roleArn: 'role/x' }, ['connection.auth.roleArn']],
    ['web-identity', { token: 't' }, ['connection.auth.roleArn']],
    ['cognito', { identityPoolId: 'no pool' }, ['connection.auth.identityPoolId']],
    ['access-key', { sessionToken: 's' }, ['connection.auth.accessKeyId', 'connection.auth.secretAccessKey']],
  ] as const)('says what is missing of %s', (kind, fields, paths) => {
    const errors = findFieldErrors({ ...draft, auth: { ...draft.auth, ...fields, kind } });
    expect(Object.keys(errors)).toEqual(paths);
  });
});

describe('withRegion', () => {
  it('moves an untouched preset along', () => {
    const preset = { ...draft, routes: routeDrafts('current', draft.region) };
    expect(withRegion(preset, 'eu-central-1').routes).toEqual(routeDrafts('current', 'eu-central-1'));
  });

  it('leaves a hierarchy of the reviewer’s own', () => {
    expect(withRegion(draft, 'eu-central-1')).toEqual({ ...draft, region: 'eu-central-1' });
  });
});

it('moves entries within the list only', () => {
  expect(moveEntry(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moveEntry(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moveEntry(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
});
