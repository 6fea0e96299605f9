import { describe, expect, it } from 'vitest';
import type { BedrockConnection } from '#lib/bedrock';
import { endpointFor } from './bedrock-endpoint.ts';

const connection = (endpoint?: string): BedrockConnection => ({
  region: 'us-east-2',
  auth: { kind: 'api-key', token: 'ABSK-example' },
  ...(endpoint === undefined ? {} : { endpoint }),
});

describe('endpointFor', () => {
  it('leaves every service at its regional address by default', () => {
    expect(endpointFor('sts', 'us-east-2', connection())).toBeUndefined();
  });

  it('sends every service of every region to an emulator', () => {
    const emulator = 'http://127.0.0.1:4566';
    expect(endpointFor('bedrock-runtime', 'us-east-2', connection(emulator))).toBe(emulator);
    expect(endpointFor('cognito-identity', 'eu-west-1', connection(emulator))).toBe(emulator);
  });

  it('does not send a sign-in or another region to a model endpoint of AWS', () => {
    const runtime = 'https://bedrock-runtime.us-east-2.amazonaws.com';
    expect(endpointFor('bedrock-runtime', 'us-east-2', connection(runtime))).toBe(runtime);
    expect(endpointFor('sts', 'us-east-2', connection(runtime))).toBeUndefined();
    expect(endpointFor('bedrock-runtime', 'us-west-2', connection(runtime))).toBeUndefined();
  });
});
