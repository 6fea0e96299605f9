/**
 * Where a cross-region inference profile may be called from: the prefixes a region can use, nearest first, so that data
 * stays as close to the caller as the model allows. `global` comes last and is absent where the law forbids it.
 */
export type ProfilePrefix = 'us' | 'eu' | 'apac' | 'global' | 'us-gov' | 'au' | 'jp' | 'ca' | 'in';

/** An AWS region in which Bedrock answers, its place in words, and the profile prefixes usable from it. */
export interface BedrockRegion {
  readonly id: string;
  readonly place: string;
  readonly profilePrefixes: readonly ProfilePrefix[];
}

const US: readonly ProfilePrefix[] = ['us', 'global'];
const CANADA: readonly ProfilePrefix[] = ['ca', 'us', 'global'];
const EUROPE: readonly ProfilePrefix[] = ['eu', 'global'];
const ASIA: readonly ProfilePrefix[] = ['apac', 'global'];
const JAPAN: readonly ProfilePrefix[] = ['jp', 'apac', 'global'];
const AUSTRALIA: readonly ProfilePrefix[] = ['au', 'apac', 'global'];
const INDIA: readonly ProfilePrefix[] = ['in', 'apac', 'global'];
const ELSEWHERE: readonly ProfilePrefix[] = ['global'];
const GOV_CLOUD: readonly ProfilePrefix[] = ['us-gov'];

/**
 * Every region with a `bedrock-runtime` endpoint (AWS user guide "Regional availability by endpoints", 2026). All of
 * them, GovCloud included, live under `amazonaws.com`. The China partition (`amazonaws.com.cn`) is absent because
 * Bedrock does not exist there; so are the isolated partitions, which no public browser can reach.
 */
export const BEDROCK_REGIONS: readonly BedrockRegion[] = [
  { id: 'us-east-1', place: 'N. Virginia', profilePrefixes: US },
  { id: 'us-east-2', place: 'Ohio', profilePrefixes: US },
  { id: 'us-west-1', place: 'N. California', profilePrefixes: US },
  { id: 'us-west-2', place: 'Oregon', profilePrefixes: US },
  { id: 'ca-central-1', place: 'Canada Central', profilePrefixes: CANADA },
  { id: 'ca-west-1', place: 'Calgary', profilePrefixes: CANADA },
  { id: 'mx-central-1', place: 'Mexico', profilePrefixes: ELSEWHERE },
  { id: 'sa-east-1', place: 'São Paulo', profilePrefixes: ELSEWHERE },
  { id: 'eu-central-1', place: 'Frankfurt', profilePrefixes: EUROPE },
  { id: 'eu-central-2', place: 'Zurich', profilePrefixes: EUROPE },
  { id: 'eu-north-1', place: 'Stockholm', profilePrefixes: EUROPE },
  { id: 'eu-south-1', place: 'Milan', profilePrefixes: EUROPE },
  { id: 'eu-south-2', place: 'Spain', profilePrefixes: EUROPE },
  { id: 'eu-west-1', place: 'Ireland', profilePrefixes: EUROPE },
  { id: 'eu-west-2', place: 'London', profilePrefixes: EUROPE },
  { id: 'eu-west-3', place: 'Paris', profilePrefixes: EUROPE },
  { id: 'ap-east-2', place: 'Taipei', profilePrefixes: ASIA },
  { id: 'ap-northeast-1', place: 'Tokyo', profilePrefixes: JAPAN },
  { id: 'ap-northeast-2', place: 'Seoul', profilePrefixes: ASIA },
  { id: 'ap-northeast-3', place: 'Osaka', profilePrefixes: JAPAN },
  { id: 'ap-south-1', place: 'Mumbai', profilePrefixes: INDIA },
  { id: 'ap-south-2', place: 'Hyderabad', profilePrefixes: INDIA },
  { id: 'ap-southeast-1', place: 'Singapore', profilePrefixes: ASIA },
  { id: 'ap-southeast-2', place: 'Sydney', profilePrefixes: AUSTRALIA },
  { id: 'ap-southeast-3', place: 'Jakarta', profilePrefixes: ASIA },
  { id: 'ap-southeast-4', place: 'Melbourne', profilePrefixes: AUSTRALIA },
  { id: 'ap-southeast-5', place: 'Malaysia', profilePrefixes: ASIA },
  { id: 'ap-southeast-6', place: 'New Zealand', profilePrefixes: AUSTRALIA },
  { id: 'ap-southeast-7', place: 'Thailand', profilePrefixes: ASIA },
  { id: 'il-central-1', place: 'Tel Aviv', profilePrefixes: ELSEWHERE },
  { id: 'me-central-1', place: 'United Arab Emirates', profilePrefixes: ELSEWHERE },
  { id: 'me-south-1', place: 'Bahrain', profilePrefixes: ELSEWHERE },
  { id: 'af-south-1', place: 'Cape Town', profilePrefixes: ELSEWHERE },
  { id: 'us-gov-east-1', place: 'GovCloud (US-East)', profilePrefixes: GOV_CLOUD },
  { id: 'us-gov-west-1', place: 'GovCloud (US-West)', profilePrefixes: GOV_CLOUD },
];

/** The region used until the reviewer chooses another. */
export const DEFAULT_BEDROCK_REGION = 'us-east-2';

/** The AWS services this extension ever talks to: models, their listing, role assumption, identity pools, quotas. */
export type AwsService = 'bedrock-runtime' | 'bedrock' | 'sts' | 'cognito-identity' | 'servicequotas';

const SERVICES: readonly AwsService[] = ['bedrock-runtime', 'bedrock', 'sts', 'cognito-identity', 'servicequotas'];

/** The exact host of a service in a region, e.g. `bedrock-runtime.us-east-2.amazonaws.com`. */
export function awsHost(service: AwsService, region: string): string {
  return `${service}.${region}.amazonaws.com`;
}

/** The hosts a connection in one region may need: what is asked of the browser as host access. */
export function hostsOfRegion(region: string): readonly string[] {
  return SERVICES.map((service) => awsHost(service, region));
}

/** Every host of every known region, without scheme: the whole of what the extension may ever connect to. */
export function allAwsHosts(): readonly string[] {
  return BEDROCK_REGIONS.flatMap((region) => hostsOfRegion(region.id));
}

/** The region with this id, or undefined when Bedrock is not known to answer there. */
export function findBedrockRegion(id: string): BedrockRegion | undefined {
  return BEDROCK_REGIONS.find((region) => region.id === id);
}

/**
 * Whether a URL names one of the enumerated AWS hosts over https on the default port, without credentials in it. An
 * address that merely looks like AWS (a suffix, another bucket's host) is not one. Malformed text is false, not an error.
 */
export function isAwsHost(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  return protocol === 'https:' && port === '' && username === '' && password === '' && allAwsHosts().includes(hostname);
}
