import type { Finding, Provenance, Severity } from '#lib/findings';
import type { PageContext, SettingsView } from '#lib/messaging';
import type { ReviewSnapshot, ReviewView, SectionView } from '#lib/review';
import type { ManagerStatistics } from '#lib/routing';
import { DEFAULT_SETTINGS } from '#lib/settings';

const PROVENANCE: Provenance = {
  routeId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0@us-east-2',
  modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  modelName: 'Claude Sonnet 4.5',
  region: 'us-east-2',
  playbook: 'risk@1',
  promptVersion: '1',
  attempts: 2,
  startedAt: 1_790_000_000_000,
  latencyMs: 4_230,
  inputTokens: 3_180,
  outputTokens: 742,
  costUsd: 0.0207,
};

/** A verified finding; `id` and the title are enough to tell findings apart. */
export function fakeFinding(id: string, fields: Partial<Finding> = {}): Finding {
  const quote = 'The supplier shall remedy defects within a reasonable time.';
  return {
    id,
    sectionId: 's1',
    severity: 'medium',
    category: 'ambiguous-obligation',
    title: `Finding ${id}`,
    assessment: 'No number of days is given, so neither party can tell when the obligation is breached.',
    action: 'State a period in days, counted from the notice of the defect.',
    confidence: 0.82,
    evidence: { quote, status: 'verified', text: quote, start: 100, end: 100 + quote.length },
    provenance: PROVENANCE,
    ...fields,
  };
}

export function fakeSection(id: string, fields: Partial<SectionView> = {}): SectionView {
  return {
    id,
    kind: 'section',
    heading: `Section ${id}`,
    path: [`Section ${id}`],
    level: 1,
    words: 240,
    status: 'reviewed',
    risk: 'none',
    ...fields,
  };
}

export function fakeReview(fields: Partial<ReviewView> = {}): ReviewView {
  return {
    id: 'r1',
    tabId: 7,
    url: 'https://example.org/agreements/supply',
    title: 'Supply agreement',
    provider: 'bedrock',
    playbook: 'risk@1',
    status: 'done',
    startedAtMs: 1_790_000_000_000,
    endedAtMs: 1_790_000_060_000,
    counts: { found: 4, reviewed: 4, skipped: 0, failed: 0 },
    textCoverage: { ratio: 0.97, leftOut: [{ reason: 'outside-main', characters: 240 }] },
    carriedOverCount: 0,
    freshness: null,
    totals: { attempts: 5, throttles: 1, inputTokens: 12_400, outputTokens: 2_900, costUsd: 0.081, elapsedMs: 60_000 },
    ...fields,
  };
}

/** A document with one finding of each severity, one similar quote and one that is not in the document. */
export function fakeSnapshot(fields: Partial<ReviewSnapshot> = {}): ReviewSnapshot {
  const severities: readonly (readonly [string, Severity, string, string])[] = [
    ['f1', 'critical', 's2', 'Unlimited liability of the customer'],
    ['f2', 'high', 's1', 'No period for remedying defects'],
    ['f3', 'medium', 's3', 'Renewal without notice'],
    ['f4', 'low', 's3', 'Two terms for the same party'],
    ['f5', 'info', 's4', 'Date in the past'],
  ];
  const quote = 'The customer may terminate with 30 days notice to the supplier.';
  return {
    review: fakeReview(),
    sections: [
      fakeSection('s1', { heading: '1. Defects and remedies', risk: 'high' }),
      fakeSection('s2', { heading: '2. Liability', risk: 'critical' }),
      fakeSection('s3', { heading: '3. Term and renewal', risk: 'medium' }),
      fakeSection('s4', { heading: '3.1 Notices', level: 2, risk: 'low' }),
    ],
    findings: [
      ...severities.map(([id, severity, sectionId, title]) => fakeFinding(id, { severity, sectionId, title })),
      fakeFinding('f6', {
        severity: 'medium',
        sectionId: 's3',
        category: 'termination',
        title: 'Only one party may terminate',
        evidence: {
          quote,
          status: 'repaired',
          text: 'The customer may end this agreement with 60 days written notice to the supplier.',
          start: 900,
          end: 980,
        },
      }),
      fakeFinding('f7', {
        severity: 'high',
        sectionId: 's4',
        category: 'governing-law',
        title: 'Foreign law applies',
        evidence: {
          quote: 'This agreement is governed by the law of the supplier.',
          status: 'unverified',
          text: '',
          start: -1,
          end: -1,
        },
      }),
    ],
    decisions: {},
    ...fields,
  };
}

export function fakePage(fields: Partial<PageContext> = {}): PageContext {
  return {
    tabId: 7,
    url: 'https://example.org/agreements/supply',
    title: 'Supply agreement',
    access: 'granted',
    ...fields,
  };
}

const NO_EXPIRY = { kept: 'no', expiresAtMs: null, tokenExpiresAtMs: null, signIn: null } as const;

export function fakeSettings(fields: Partial<SettingsView['settings']> = {}, credentials = true): SettingsView {
  return {
    settings: {
      version: 1,
      provider: 'bedrock',
      connection: { region: 'us-east-2' },
      routes: [
        { modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', name: 'Claude Sonnet 4.5', region: 'us-east-2' },
        { modelId: 'us.anthropic.claude-sonnet-4-20250514-v1:0', name: 'Claude Sonnet 4', region: 'us-east-2' },
        { modelId: 'us.anthropic.claude-3-7-sonnet-20250219-v1:0', name: 'Claude 3.7 Sonnet', region: 'us-east-2' },
      ],
      limits: { requestsPerMinute: 30, concurrentRequests: 5, tokensPerMinute: 120_000 },
      routeOrder: 'list',
      documentCheck: 'on-request',
      retention: { auditLogDays: 90, reviewDays: 'forever' },
      playbook: 'risk',
      privacy: DEFAULT_SETTINGS.privacy,
      ...fields,
    },
    credentials: credentials
      ? { kind: 'access-key', present: true, hint: 'Q7XZ', ...NO_EXPIRY }
      : { kind: null, present: false, hint: '', ...NO_EXPIRY },
    policy: {},
    policyFaults: [],
    loopbackAllowed: false,
    signInRedirect: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    playbooks: [],
  };
}

type RouteFigures = ManagerStatistics['routes'][number];

export function fakeRouteFigures(name: string, fields: Partial<RouteFigures> = {}): RouteFigures {
  return {
    routeId: `${name}@us-east-2`,
    name,
    modelId: `us.example.${name.toLowerCase().replaceAll(' ', '-')}`,
    region: 'us-east-2',
    status: 'available',
    reason: 'available',
    detail: '',
    inFlight: 0,
    attempts: 0,
    successes: 0,
    throttles: 0,
    failures: 0,
    cancelled: 0,
    successRate: null,
    recentThrottles: 0,
    cooldownMs: null,
    opensInMs: 0,
    latencyP50Ms: null,
    latencyP95Ms: null,
    inputTokens: 0,
    outputTokens: 0,
    cachedTokens: 0,
    cacheWriteTokens: 0,
    costUsd: 0,
    quota: {
      isKnown: false,
      tokensPerMinute: null,
      requestsPerMinute: null,
      kind: null,
      othersShare: 0,
      confidence: 0,
      acceptanceChance: 1,
      closedProbability: 0,
    },
    breaker: 'closed',
    recentFailures: 0,
    recentAttempts: 0,
    ...fields,
  };
}

/** Three models: one busy and cooling down, one in use, one without access. */
export function fakeStatistics(fields: Partial<ManagerStatistics> = {}): ManagerStatistics {
  return {
    version: 'V2 (Per-Request Isolation)',
    atMs: Date.now(),
    exhaustion: null,
    totals: { submitted: 63, answered: 58, answeredByPrimary: 44, failed: 1, cancelled: 0, dropped: 0 },
    inFlight: 3,
    waiting: 1,
    waitingByLayer: {
      'analysis-pace': 0,
      'chat-pace': 0,
      breaker: 0,
      concurrency: 0,
      'requests-per-minute': 1,
      'token-budget': 0,
      routes: 0,
      'retry-pause': 0,
      'pass-backoff': 0,
      credentials: 0,
    },
    budget: {
      requestsInLastMinute: 29,
      requestsPerMinute: 30,
      tokensInLastMinute: 84_000,
      tokensPerMinute: 120_000,
      concurrentRequests: 5,
    },
    routes: [
      fakeRouteFigures('Claude Sonnet 4.5', {
        status: 'cooling-down',
        reason: 'throttled',
        attempts: 48,
        successes: 44,
        throttles: 3,
        successRate: 0.936,
        recentThrottles: 2,
        cooldownMs: 30_000,
        opensInMs: 24_000,
        latencyP50Ms: 3_900,
        inputTokens: 151_200,
        outputTokens: 31_800,
        costUsd: 0.93,
      }),
      fakeRouteFigures('Claude Sonnet 4', {
        attempts: 15,
        successes: 14,
        successRate: 1,
        latencyP50Ms: 2_700,
        inputTokens: 44_100,
        outputTokens: 9_700,
        costUsd: 0.28,
      }),
      fakeRouteFigures('Claude 3.7 Sonnet', {
        status: 'disabled',
        reason: 'access',
        attempts: 1,
        failures: 1,
        successRate: 0,
        opensInMs: null,
      }),
    ],
    health: {
      primaryShare: { value: 0.759, isGood: true },
      successRate: { value: 0.983, isGood: true },
      recentThrottles: { value: 2, isGood: true },
      cooldownMs: { value: 45_000, isGood: false },
    },
    ...fields,
  };
}
