import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadScenario, parseScenario } from './scenario.ts';
import { TEST_CLIENT_ID } from './test-credentials.ts';

it('fills in defaults', () => {
  expect(parseScenario({})).toEqual({
    region: 'us-east-2',
    cors: true,
    credentials: {},
    identityProvider: {
      clientId: TEST_CLIENT_ID,
      responseType: 'id_token',
      tokenLifetimeS: 3_600,
      remembers: true,
    },
    models: {},
    serviceQuotas: 'granted',
    rules: [],
  });
});

it.each([
  [{ colour: 1 }, 'colour'],
  [{ rules: [{ throttle: { fromS: 'now' } }] }, 'rules.0.throttle.fromS'],
  [{ rules: [{}, { throttle: { fromS: 9, toS: 3 } }] }, 'rules.1.throttle.toS'],
  [{ rules: [{ error: { type: 'NoSuchException' } }] }, 'rules.0.error.type'],
  [{ rules: [{ error: { when: 'mid-stream', type: 'AccessDeniedException', afterFrames: 1 } }] }, 'rules.0.error.type'],
  [{ rules: [{ error: { when: 'mid-stream', type: 'ThrottlingException' } }] }, 'rules.0.error.afterFrames'],
  [{ rules: [{ answer: { kind: 'rude' } }] }, 'rules.0.answer.kind'],
  [{ rules: [{ requests: { from: 3, to: 2 } }] }, 'rules.0.requests.to'],
  [{ models: { 'us.a': { quota: { kind: 'lake' } } } }, 'models.us.a.quota.kind'],
  [{ credentials: { apiKeys: [{ token: '' }] } }, 'credentials.apiKeys.0.token'],
])('refuses %j and names %s', (input, path) => {
  expect(() => parseScenario(input)).toThrowError(expect.objectContaining({ name: 'ScenarioError', path }));
});

it.each([
  ['is missing', undefined, /cannot read the scenario file/],
  ['is not JSON', '{"rules":', /is not JSON/],
  ['has a bad member', '{"cors":"no"}', /^cors: /],
])('says so when the file %s', async (_case, content, message) => {
  const file = join(await mkdtemp(join(tmpdir(), 'scenario-')), 'scenario.json');
  if (content !== undefined) await writeFile(file, content);
  await expect(loadScenario(file)).rejects.toThrowError(message);
});
