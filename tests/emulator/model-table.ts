/**
 * What each emulated model can do. Written for the emulator alone, from vendor documentation and the catalogues of public
 * SDKs, so that a mistake in the product's own capability table shows as a ValidationException instead of agreeing with itself.
 */
export interface ModelFacts {
  /** Foundation model id. */
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  /** Most output tokens of one answer, thinking included. */
  readonly maxOutputTokens: number;
  readonly contextTokens: number;
  /**
   * `budget`: `thinking {type:"enabled", budget_tokens}`; `adaptive`: `thinking {type:"adaptive"}`; `both`; `nova`:
   * `reasoningConfig`; `none`.
   */
  readonly thinking: 'none' | 'budget' | 'adaptive' | 'both' | 'nova';
  /** Whether the words of its reasoning come by themselves, or only for `thinking.display: "summarized"`. */
  readonly reasoningWords: 'shown' | 'on-request';
  /** Whether `thinking {type:"disabled"}` is accepted. */
  readonly thinkingOff: boolean;
  /**
   * Sampling parameters: `free`; `one` of temperature and topP; `thinking-off`: one, and none while thinking; `never`.
   */
  readonly sampling: 'free' | 'one' | 'thinking-off' | 'never';
  /** Whether toolChoice `any` or `tool` is accepted. */
  readonly forcedTool: boolean;
  /** Whether an effort may be sent. */
  readonly effort: boolean;
  /** Whether `outputConfig.textFormat` with a JSON schema is accepted. */
  readonly jsonSchema: boolean;
  /** Quota tokens that one output token costs at settlement. */
  readonly burndown: number;
  /** Whether a bare model id is refused, because only inference profiles have throughput. */
  readonly profileOnly: boolean;
  /** Prefixes of the system-defined inference profiles that contain it. */
  readonly profiles: readonly string[];
  readonly countTokens: boolean;
  /** Fewest tokens before a cache point that are cached; 0 where there is no cache. */
  readonly cacheMinTokens: number;
}

const claude = {
  provider: 'Anthropic',
  forcedTool: true,
  burndown: 5,
  profileOnly: true,
  profiles: ['us', 'eu', 'jp', 'au', 'global'],
  countTokens: false,
  cacheMinTokens: 1024,
} as const;

const newest = {
  ...claude,
  maxOutputTokens: 128_000,
  contextTokens: 1_000_000,
  thinking: 'adaptive',
  reasoningWords: 'on-request',
  effort: true,
  jsonSchema: false,
  cacheMinTokens: 4096,
} as const;

const fourFive = {
  ...claude,
  maxOutputTokens: 64_000,
  contextTokens: 200_000,
  thinking: 'budget',
  reasoningWords: 'shown',
  thinkingOff: true,
  sampling: 'one',
  effort: false,
  jsonSchema: true,
  countTokens: true,
} as const;

const classic = {
  ...claude,
  contextTokens: 200_000,
  reasoningWords: 'shown',
  thinkingOff: true,
  sampling: 'free',
  effort: false,
  jsonSchema: false,
  profiles: ['us', 'eu', 'apac', 'global'],
  countTokens: true,
} as const;

const others = {
  thinking: 'none',
  reasoningWords: 'shown',
  thinkingOff: false,
  sampling: 'free',
  forcedTool: true,
  effort: false,
  jsonSchema: false,
  burndown: 1,
  countTokens: false,
  cacheMinTokens: 0,
} as const;

/** All emulated models; the order is that of the listings. */
export const MODEL_TABLE: readonly ModelFacts[] = [
  {
    ...newest,
    id: 'anthropic.claude-sonnet-5-5',
    name: 'Claude Sonnet 5.5',
    thinkingOff: false,
    sampling: 'never',
    forcedTool: false,
  },
  {
    ...newest,
    id: 'anthropic.claude-opus-5-5',
    name: 'Claude Opus 5.5',
    thinkingOff: false,
    sampling: 'never',
    forcedTool: false,
  },
  {
    ...newest,
    id: 'anthropic.claude-haiku-5-5',
    name: 'Claude Haiku 5.5',
    thinkingOff: true,
    sampling: 'thinking-off',
    jsonSchema: true,
  },
  { ...newest, id: 'anthropic.claude-opus-5', name: 'Claude Opus 5', thinkingOff: true, sampling: 'thinking-off' },
  { ...newest, id: 'anthropic.claude-fable-5', name: 'Claude Fable 5', thinkingOff: false, sampling: 'never' },
  { ...newest, id: 'anthropic.claude-sonnet-5', name: 'Claude Sonnet 5', thinkingOff: true, sampling: 'thinking-off' },
  { ...newest, id: 'anthropic.claude-opus-4-8', name: 'Claude Opus 4.8', thinkingOff: false, sampling: 'thinking-off' },
  { ...newest, id: 'anthropic.claude-opus-4-7', name: 'Claude Opus 4.7', thinkingOff: false, sampling: 'thinking-off' },
  {
    ...newest,
    id: 'anthropic.claude-opus-4-6-v1',
    name: 'Claude Opus 4.6',
    thinking: 'both',
    reasoningWords: 'shown',
    thinkingOff: true,
    sampling: 'one',
    jsonSchema: true,
  },
  {
    ...newest,
    id: 'anthropic.claude-sonnet-4-6',
    name: 'Claude Sonnet 4.6',
    thinking: 'both',
    reasoningWords: 'shown',
    thinkingOff: true,
    sampling: 'one',
    cacheMinTokens: 2048,
  },
  { ...fourFive, id: 'anthropic.claude-sonnet-4-5-20250929-v1:0', name: 'Claude Sonnet 4.5' },
  {
    ...fourFive,
    id: 'anthropic.claude-opus-4-5-20251101-v1:0',
    name: 'Claude Opus 4.5',
    effort: true,
    cacheMinTokens: 4096,
  },
  { ...fourFive, id: 'anthropic.claude-haiku-4-5-20251001-v1:0', name: 'Claude Haiku 4.5', cacheMinTokens: 4096 },
  {
    ...classic,
    id: 'anthropic.claude-sonnet-4-20250514-v1:0',
    name: 'Claude Sonnet 4',
    thinking: 'budget',
    maxOutputTokens: 64_000,
  },
  {
    ...classic,
    id: 'anthropic.claude-3-7-sonnet-20250219-v1:0',
    name: 'Claude 3.7 Sonnet',
    thinking: 'budget',
    maxOutputTokens: 64_000,
  },
  {
    ...classic,
    id: 'anthropic.claude-3-5-sonnet-20241022-v2:0',
    name: 'Claude 3.5 Sonnet v2',
    thinking: 'none',
    maxOutputTokens: 8192,
    burndown: 1,
  },
  {
    ...classic,
    id: 'anthropic.claude-3-5-sonnet-20240620-v1:0',
    name: 'Claude 3.5 Sonnet',
    thinking: 'none',
    maxOutputTokens: 4096,
    burndown: 1,
    profileOnly: false,
    cacheMinTokens: 0,
  },
  {
    ...others,
    id: 'amazon.nova-2-lite-v1:0',
    name: 'Nova 2 Lite',
    provider: 'Amazon',
    thinking: 'nova',
    maxOutputTokens: 65_535,
    contextTokens: 1_000_000,
    profileOnly: true,
    profiles: ['us', 'eu', 'jp', 'au', 'global'],
  },
  {
    ...others,
    id: 'amazon.nova-pro-v1:0',
    name: 'Nova Pro',
    provider: 'Amazon',
    maxOutputTokens: 10_000,
    contextTokens: 300_000,
    profileOnly: false,
    profiles: ['us', 'eu', 'apac', 'global'],
  },
  {
    ...others,
    id: 'openai.gpt-oss-120b-1:0',
    name: 'gpt-oss-120b',
    provider: 'OpenAI',
    maxOutputTokens: 128_000,
    contextTokens: 128_000,
    profileOnly: false,
    profiles: [],
  },
];

/** Regions that inference profiles name as destinations. */
export const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ca-central-1',
  'eu-west-1',
  'eu-central-1',
  'eu-north-1',
  'ap-northeast-1',
  'ap-southeast-2',
] as const;
