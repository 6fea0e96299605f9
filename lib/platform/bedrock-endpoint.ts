import { type AwsService, awsHost, type BedrockConnection, isAwsHost } from '#lib/bedrock';

/**
 * The address to use instead of a service's regional one, or undefined for the regional one. An endpoint outside AWS (an
 * emulator) stands in for every service; one that is an AWS host is the model runtime's alone.
 */
export function endpointFor(service: AwsService, region: string, connection: BedrockConnection): string | undefined {
  const { endpoint } = connection;
  if (endpoint === undefined) return undefined;
  if (!isAwsHost(endpoint)) return endpoint;
  return service === 'bedrock-runtime' && new URL(endpoint).hostname === awsHost(service, region)
    ? endpoint
    : undefined;
}
