import type { ScenarioInput } from '#tests/emulator/emulator.ts';

export const SECTIONS = 250;
export const MANY_FINDINGS = 5_000;
export const FEW_FINDINGS = 50;
export const STREAMED_FINDINGS = 500;

const FINDINGS_IN_A_SECTION = MANY_FINDINGS / SECTIONS;
const SEVERITIES = ['medium', 'low', 'high', 'info', 'critical'] as const;
const CATEGORIES = ['ambiguity', 'missing-detail', 'contradiction', 'obligation'] as const;
const PARTIES = ['supplier', 'customer', 'operator', 'data owner', 'service desk'] as const;
const DUTIES = [
  'answers every request promptly',
  'reports incidents in a timely manner',
  'keeps records for an appropriate period',
  'takes reasonable measures',
] as const;

/** The words in every section: each sentence once in a section, so that each finding has a place of its own. */
export const CLAUSES = Array.from(
  { length: FINDINGS_IN_A_SECTION },
  (_, index) => `Item ${index + 1}: the ${pick(PARTIES, index)} ${pick(DUTIES, index)} where that is possible.`,
);

/** Fast models that find all there is: 5,000 findings in 250 sections. */
export const MANY: ScenarioInput = { rules: [{ firstByteMs: 5, answer: answerOf(FINDINGS_IN_A_SECTION) }] };

/** The same document with one finding in 50 of its sections. */
export const FEW: ScenarioInput = {
  rules: [
    { firstByteMs: 5, answer: answerOf(0) },
    { requests: { to: FEW_FINDINGS }, answer: answerOf(1) },
  ],
};

/** Two findings in each section, as a model writes them; the first sections' come late, above what is read by then. */
export const STREAMED: ScenarioInput = {
  rules: [
    { firstByteMs: 150, perFrameMs: 3, answer: answerOf(STREAMED_FINDINGS / SECTIONS) },
    { requests: { to: 3 }, firstByteMs: 45_000 },
  ],
};

/** An answer as the prompts ask for it, about the first clauses of a section. */
function answerOf(count: number) {
  const lines = CLAUSES.slice(0, count).map((clause, index) =>
    JSON.stringify([
      pick(SEVERITIES, index),
      pick(CATEGORIES, index),
      `The ${pick(PARTIES, index)} ${pick(DUTIES, index)}, without a period (${index + 1})`,
      clause,
      'The duty has no period and no measure, so that nobody can say whether it was met, and either party will read it as suits it best when it matters.',
      'State a period in hours or days, and who measures it.',
      0.5 + (index % 5) / 10,
    ]),
  );
  const closing = JSON.stringify({ risk: count === 0 ? 'none' : 'medium', findings: count });
  return { kind: 'text' as const, text: [...lines, closing].join('\n') };
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
