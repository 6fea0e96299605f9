import { describe, expect, it } from 'vitest';
import {
  allAwsHosts,
  awsHost,
  BEDROCK_REGIONS,
  DEFAULT_BEDROCK_REGION,
  findBedrockRegion,
  hostsOfRegion,
  isAwsHost,
} from './regions.ts';

describe('regions', () => {
  it('gives the exact five hosts of a region', () => {
    expect(hostsOfRegion('us-east-2')).toEqual([
      'bedrock-runtime.us-east-2.amazonaws.com',
      'bedrock.us-east-2.amazonaws.com',
      'sts.us-east-2.amazonaws.com',
      'cognito-identity.us-east-2.amazonaws.com',
      'servicequotas.us-east-2.amazonaws.com',
    ]);
  });

  it('lists every region once, the default among them', () => {
    const ids = BEDROCK_REGIONS.map((region) => region.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(findBedrockRegion(DEFAULT_BEDROCK_REGION)?.place).toBe('Ohio');
    expect(allAwsHosts()).toHaveLength(ids.length * 5);
  });

  it('offers no global profile where data must stay in GovCloud', () => {
    expect(findBedrockRegion('us-gov-west-1')?.profilePrefixes).toEqual(['us-gov']);
  });

  it.each([
    ['https://bedrock-runtime.us-east-2.amazonaws.com', true],
    ['https://sts.eu-west-1.amazonaws.com/path?x=1', true],
    ['http://bedrock-runtime.us-east-2.amazonaws.com', false],
    ['https://bedrock-runtime.us-east-2.amazonaws.com:8443', false],
    ['https://user:pass@bedrock-runtime.us-east-2.amazonaws.com', false],
    ['https://bedrock-runtime.us-east-2.amazonaws.com.example.org', false],
    ['https://evil.amazonaws.com', false],
    ['https://my-bucket.s3.us-east-2.amazonaws.com', false],
    ['http://127.0.0.1:4566', false],
    ['not a url', false],
  ])('judges %s as an AWS host: %s', (url, expected) => {
    expect(isAwsHost(url)).toBe(expected);
  });

  it('accepts every host it enumerates', () => {
    for (const host of allAwsHosts()) expect(isAwsHost(`https://${host}/`)).toBe(true);
    expect(isAwsHost(`https://${awsHost('bedrock', 'cn-north-1')}`)).toBe(false);
  });
});
