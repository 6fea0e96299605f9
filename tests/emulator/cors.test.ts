import { expect, it } from 'vitest';
import { openEmulator } from './open-emulator.ts';

const preflight = {
  method: 'OPTIONS',
  headers: {
    origin: 'chrome-extension://x',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,x-amz-date',
  },
};

it('answers a preflight, and shows its headers to any origin', async () => {
  const { endpoint, journal } = await openEmulator();
  const answer = await fetch(`${endpoint}/model/x/converse`, preflight);
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,x-amz-date');
  const refused = await fetch(`${endpoint}/foundation-models`);
  expect(refused.headers.get('access-control-expose-headers')).toContain('x-amzn-errortype');
  expect(journal).toHaveLength(1);
});

it('does neither when the scenario says so', async () => {
  const { endpoint } = await openEmulator({ scenario: { cors: false } });
  const answer = await fetch(`${endpoint}/model/x/converse`, preflight);
  expect(answer.status).toBe(403);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

it('does not know calls that no service has', async () => {
  const { endpoint, journal } = await openEmulator();
  const answer = await fetch(`${endpoint}/model/x/dance`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('x-amzn-errortype')).toMatch(/^UnknownOperationException/);
  expect(journal[0]).toMatchObject({
    service: 'unknown',
    operation: 'POST /model/x/dance',
    error: 'UnknownOperationException',
  });
});
