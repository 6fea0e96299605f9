import { describe, expect, it } from 'vitest';
import { neededOrigins, quotaOrigins } from './needed-origins.ts';

const destination = { region: 'us-east-2', routes: [{ modelId: 'm', region: 'us-east-2' }] };

describe('neededOrigins', () => {
  it('are the exact hosts of each region in use, once', () => {
    const routes = [...destination.routes, { modelId: 'm', region: 'eu-west-1' }];
    expect(neededOrigins({ ...destination, routes }, 'access-key')).toEqual([
      'https://bedrock-runtime.us-east-2.amazonaws.com/*',
      'https://bedrock.us-east-2.amazonaws.com/*',
      'https://bedrock-runtime.eu-west-1.amazonaws.com/*',
      'https://bedrock.eu-west-1.amazonaws.com/*',
    ]);
  });

  it('include the sign-in host of credentials that need one', () => {
    expect(neededOrigins(destination, 'cognito')).toContain('https://cognito-identity.us-east-2.amazonaws.com/*');
    expect(neededOrigins(destination, 'assume-role')).toContain('https://sts.us-east-2.amazonaws.com/*');
  });

  it('are none when an endpoint on this machine stands in for all', () => {
    expect(neededOrigins({ ...destination, endpoint: 'http://127.0.0.1:4566' }, 'access-key')).toEqual([]);
  });
});

it('names no host for the browser’s own model', () => {
  const builtIn = { modelId: 'browser.built-in', region: 'eu-west-1' };
  expect(neededOrigins({ region: 'us-east-2', routes: [builtIn] }, 'access-key')).toEqual([]);
  const both = { region: 'us-east-2', routes: [{ modelId: 'm', region: 'us-east-2' }, builtIn] };
  expect(neededOrigins(both, 'access-key').join(' ')).not.toContain('eu-west-1');
});

describe('quotaOrigins', () => {
  it('are those of Service Quotas and of the sign-in, and no model’s', () => {
    expect(quotaOrigins(destination, 'assume-role')).toEqual([
      'https://servicequotas.us-east-2.amazonaws.com/*',
      'https://sts.us-east-2.amazonaws.com/*',
    ]);
    expect(neededOrigins(destination, 'assume-role').join()).not.toContain('servicequotas');
  });

  it('are none when an endpoint on this machine stands in for all', () => {
    expect(quotaOrigins({ ...destination, endpoint: 'http://127.0.0.1:4566' }, 'access-key')).toEqual([]);
  });
});
