import * as v from 'valibot';
import { AwsError } from './aws-error.ts';
import { parseJson } from './converse-body.ts';
import type { Exchange } from './exchange.ts';
import { sendJson } from './http.ts';
import { bedrockQuotas, type NamedQuota } from './quota-names.ts';
import { sha256Hex } from './sha256.ts';
import { TEST_ACCOUNT_ID } from './test-credentials.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const MAX_PAGE_SIZE = 100;

const input = v.looseObject({
  ServiceCode: v.string(),
  MaxResults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PAGE_SIZE)), MAX_PAGE_SIZE),
  NextToken: v.optional(v.string()),
});

/** Service Quotas ListServiceQuotas: the account's quotas for Bedrock in the region, page by page. */
export async function serveListServiceQuotas({ request, response, region, session }: Exchange): Promise<void> {
  const { scenario } = session;
  if (scenario.serviceQuotas === 'denied') {
    throw new AwsError(
      'AccessDeniedException',
      `User: arn:aws:iam::${TEST_ACCOUNT_ID}:user/reviewer is not authorized to perform: servicequotas:ListServiceQuotas because no identity-based policy allows the servicequotas:ListServiceQuotas action`,
      { status: 400 },
    );
  }
  const parsed = v.safeParse(input, parseJson(request.body.toString('utf8')));
  if (!parsed.success) throw new AwsError('ValidationException', '1 validation error detected');
  const { ServiceCode: serviceCode, MaxResults: pageSize, NextToken: token } = parsed.output;
  if (serviceCode !== 'bedrock') throw new AwsError('NoSuchResourceException');
  const all = bedrockQuotas(region, scenario.models);
  const start = readToken(token);
  const end = start + pageSize;
  const page = all.slice(start, end).map((quota) => describe(quota, region));
  sendJson(response, { Quotas: page, ...(end < all.length ? { NextToken: tokenFor(end) } : {}) }, CONTENT_TYPE);
}

function describe({ name, value }: NamedQuota, region: string): Readonly<Record<string, unknown>> {
  const code = `L-${sha256Hex(name).slice(0, 8).toUpperCase()}`;
  return {
    ServiceCode: 'bedrock',
    ServiceName: 'Amazon Bedrock',
    QuotaArn: `arn:aws:servicequotas:${region}:${TEST_ACCOUNT_ID}:bedrock/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
  };
}

function tokenFor(start: number): string {
  return Buffer.from(`from ${start}`).toString('base64');
}

function readToken(token: string | undefined): number {
  if (token === undefined) return 0;
  const start = /^from (\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8'))?.[1];
  if (start === undefined) throw new AwsError('InvalidPaginationTokenException');
  return Number(start);
}
