import type { ChatProvenance, ChatTurn } from '#lib/chat';

const PROVENANCE: ChatProvenance = {
  routeId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0@us-east-2',
  modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  modelName: 'Claude Sonnet 4.5',
  region: 'us-east-2',
  promptVersion: 'chat-1',
  attempts: 1,
  startedAt: 1_790_000_100_000,
  latencyMs: 2_310,
  inputTokens: 2_140,
  outputTokens: 212,
  costUsd: 0.0096,
};

const VERIFIED = 'The supplier shall remedy defects within a reasonable time.';
const SIMILAR = 'The customer may terminate with 30 days notice to the supplier.';
const MISSING = 'This agreement is governed by the law of the supplier.';

/** An answered question about the document. */
export function fakeTurn(id: string, fields: Partial<ChatTurn> = {}): ChatTurn {
  return {
    id,
    url: 'https://example.org/agreements/supply',
    scope: { kind: 'document' },
    askedAtMs: 1_790_000_100_000,
    question: 'By when must defects be remedied?',
    state: 'done',
    answer: 'No period is given.',
    quotes: [],
    provenance: PROVENANCE,
    totals: { attempts: 1, throttles: 0, inputTokens: 2_140, outputTokens: 212, costUsd: 0.0096 },
    ...fields,
  };
}

/** A turn whose answer has a quote of each kind. */
export function fakeQuotingTurn(id: string, fields: Partial<ChatTurn> = {}): ChatTurn {
  return fakeTurn(id, {
    answer: `No period is given; the contract only says:\n> ${VERIFIED}\nNotice is easier to tell:\n> ${SIMILAR}\nAnd on the law:\n> ${MISSING}`,
    quotes: [
      { quote: VERIFIED, status: 'verified', text: VERIFIED, start: 100, end: 100 + VERIFIED.length },
      {
        quote: SIMILAR,
        status: 'repaired',
        text: 'The customer may end this agreement with 60 days written notice to the supplier.',
        start: 900,
        end: 980,
      },
      { quote: MISSING, status: 'unverified', text: '', start: -1, end: -1 },
    ],
    ...fields,
  });
}
