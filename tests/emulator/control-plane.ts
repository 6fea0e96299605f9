import { AwsError } from './aws-error.ts';
import type { Exchange } from './exchange.ts';
import { sendJson } from './http.ts';
import { profileServes } from './model-lookup.ts';
import { MODEL_TABLE, REGIONS } from './model-table.ts';
import { TEST_ACCOUNT_ID } from './test-credentials.ts';

const PREFIX_NAMES: Readonly<Record<string, string>> = {
  us: 'US',
  eu: 'EU',
  apac: 'APAC',
  jp: 'JP',
  au: 'AU',
  global: 'Global',
};

/** `GET /foundation-models`: all models of the region, with the filters of the real call. */
export async function serveFoundationModels({ request, response, region }: Exchange): Promise<void> {
  const byProvider = request.query.get('byProvider')?.toLowerCase();
  const byInferenceType = request.query.get('byInferenceType');
  const byOutputModality = request.query.get('byOutputModality');
  const modelSummaries = MODEL_TABLE.map((model) => ({
    modelArn: foundationModelArn(region, model.id),
    modelId: model.id,
    modelName: model.name,
    providerName: model.provider,
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    responseStreamingSupported: true,
    customizationsSupported: [],
    inferenceTypesSupported: [model.profileOnly ? 'INFERENCE_PROFILE' : 'ON_DEMAND'],
    modelLifecycle: { status: 'ACTIVE' },
  })).filter(
    (summary) =>
      (!byProvider || summary.providerName.toLowerCase() === byProvider) &&
      (!byInferenceType || summary.inferenceTypesSupported.includes(byInferenceType)) &&
      (!byOutputModality || summary.outputModalities.includes(byOutputModality)),
  );
  sendJson(response, { modelSummaries });
}

/** `GET /inference-profiles`: the system-defined profiles that may be called from the region, page by page. */
export async function serveInferenceProfiles({ request, response, region }: Exchange): Promise<void> {
  const type = request.query.get('type') ?? 'SYSTEM_DEFINED';
  const pageSize = readCount(request.query.get('maxResults') ?? '1000', 1, 1000, 'maxResults');
  const start = readCount(request.query.get('nextToken') ?? '0', 0, 10_000, 'nextToken');
  const all = type === 'SYSTEM_DEFINED' ? listProfiles(region) : [];
  const end = start + pageSize;
  sendJson(response, {
    inferenceProfileSummaries: all.slice(start, end),
    ...(end < all.length ? { nextToken: String(end) } : {}),
  });
}

function listProfiles(region: string): Readonly<Record<string, unknown>>[] {
  return MODEL_TABLE.flatMap((model) =>
    model.profiles
      .filter((prefix) => profileServes(prefix, region))
      .map((prefix) => ({
        inferenceProfileId: `${prefix}.${model.id}`,
        inferenceProfileName: `${PREFIX_NAMES[prefix] ?? prefix} ${model.provider} ${model.name}`,
        inferenceProfileArn: `arn:aws:bedrock:${region}:${TEST_ACCOUNT_ID}:inference-profile/${prefix}.${model.id}`,
        description: `Routes requests to ${model.name} in several regions.`,
        status: 'ACTIVE',
        type: 'SYSTEM_DEFINED',
        createdAt: '2026-01-01T00:00:00Z',
        updatedAt: '2026-01-01T00:00:00Z',
        models: REGIONS.filter((other) => profileServes(prefix, other)).map((other) => ({
          modelArn: foundationModelArn(other, model.id),
        })),
      })),
  );
}

function foundationModelArn(region: string, id: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`;
}

function readCount(text: string, least: number, most: number, name: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new AwsError(
    'ValidationException',
    `Value '${text}' at '${name}' failed to satisfy constraint: Member must be between ${least} and ${most}`,
  );
}
