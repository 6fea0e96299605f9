import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#lib/policy';

const schema: { readonly properties: Readonly<Record<string, { readonly type: string }>> } = JSON.parse(
  readFileSync('public/managed-schema.json', 'utf8'),
);

/** The browser drops what its schema does not name, so that what is forgotten there would silently not hold. */
describe('the schema that the browser reads policies by', () => {
  it('names every policy that is read, and no other', () => {
    const names = Object.keys(schema.properties);
    const examples = Object.fromEntries(names.map((name) => [name, EXAMPLES[name]]));
    expect(names.toSorted()).toEqual(Object.keys(EXAMPLES).toSorted());
    const { policy, faults } = parsePolicy(examples);
    expect(faults).toEqual([]);
    expect(Object.keys(policy).toSorted()).toEqual(names.toSorted());
  });

  it('is documented, each policy by name', () => {
    const guide = readFileSync('docs/admin-guide.md', 'utf8');
    expect(Object.keys(schema.properties).filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});

const EXAMPLES: Readonly<Record<string, unknown>> = {
  onDeviceOnly: true,
  regions: ['eu-central-1'],
  models: ['eu.anthropic.*'],
  limits: { requestsPerMinute: 10, concurrentRequests: 2, tokensPerMinute: 50_000 },
  denyList: ['*.bank.example'],
  redaction: true,
  memoryOnlyCredentials: true,
  autoLockMinutes: 10,
  retention: { reviewDays: 365, auditLogDays: 90 },
  signIn: {
    authorizationEndpoint: 'https://login.example/authorize',
    clientId: 'client-1',
    responseType: 'token',
    roleArn: 'arn:aws:iam::123456789012:role/reviewer',
  },
  playbooks: [],
};
