import { BedrockClient } from '@aws-sdk/client-bedrock';
import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { ServiceQuotasClient, type ServiceQuotasClientConfig } from '@aws-sdk/client-service-quotas';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { TEST_ACCESS_KEY } from './test-credentials.ts';

/** A model that is asked for by default in tests, as a profile of US regions. */
export const SONNET_4_5 = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
/** A model that thinks adaptively. */
export const SONNET_4_6 = 'us.anthropic.claude-sonnet-4-6';

/** Text with findings for the on-device rules, and characters of two to four bytes. */
export const SECTION_TEXT =
  'The supplier should deliver the goods within a reasonable time — “promptly”, as the order says. The fee is TBD. Größere Mängel 🚧 werden später behoben. It may be changed by several parties.';

/** A message as the prompts write it. */
export function sectionMessage(text: string = SECTION_TEXT): string {
  return `Document: Supply agreement\nPlace: Terms > Delivery\n<section-k3j9>\n${text}\n</section-k3j9>`;
}

/** What every client is made with: signed with the test key, over fetch, without retries of its own. */
function signedAt(endpoint: string) {
  return {
    endpoint,
    region: 'us-east-2',
    credentials: TEST_ACCESS_KEY,
    maxAttempts: 1,
    requestHandler: new FetchHttpHandler(),
  };
}

/** A runtime client of the real SDK over fetch, as the extension has it, without retries of its own. */
export function runtimeClient(endpoint: string, config: BedrockRuntimeClientConfig = {}): BedrockRuntimeClient {
  return new BedrockRuntimeClient({ ...signedAt(endpoint), ...config });
}

/** The same with a Bedrock API key. */
export function bearerClient(endpoint: string, token: string): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    endpoint,
    region: 'us-east-2',
    token: { token },
    authSchemePreference: ['httpBearerAuth'],
    maxAttempts: 1,
    requestHandler: new FetchHttpHandler(),
  });
}

/** A control-plane client of the real SDK. */
export function controlClient(endpoint: string): BedrockClient {
  return new BedrockClient(signedAt(endpoint));
}

/** A Service Quotas client of the real SDK. */
export function quotasClient(endpoint: string, config: ServiceQuotasClientConfig = {}): ServiceQuotasClient {
  return new ServiceQuotasClient({ ...signedAt(endpoint), ...config });
}

/** The smallest request to a model; members of `more` replace its own. */
export function ask(text: string, more: Partial<ConverseStreamCommandInput> = {}): ConverseStreamCommandInput {
  return {
    modelId: SONNET_4_5,
    messages: [{ role: 'user', content: [{ text }] }],
    inferenceConfig: { maxTokens: 4000 },
    ...more,
  };
}

/** All events of a stream that ends in order. Throws what the stream throws. */
export async function collect(
  stream: AsyncIterable<ConverseStreamOutput> | undefined,
): Promise<ConverseStreamOutput[]> {
  const events: ConverseStreamOutput[] = [];
  if (stream) for await (const event of stream) events.push(event);
  return events;
}

/** The kind of each event, e.g. `messageStart`. */
export function kindOf(event: ConverseStreamOutput): string {
  return Object.keys(event)[0] ?? '';
}

/** The visible text of a stream. */
export function textIn(events: readonly ConverseStreamOutput[]): string {
  return events.map((event) => event.contentBlockDelta?.delta?.text ?? '').join('');
}

/** The reasoning of a stream. */
export function reasoningIn(events: readonly ConverseStreamOutput[]): string {
  return events.map((event) => event.contentBlockDelta?.delta?.reasoningContent?.text ?? '').join('');
}

/** The error that a promise rejects with. Throws when it resolves. */
export async function failureOf(
  promise: Promise<unknown>,
): Promise<Error & { $response?: { headers: Record<string, string> } }> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Error) return outcome;
  throw new Error('expected a failure, but the call succeeded');
}
