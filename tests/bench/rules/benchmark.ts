import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark } from '../benchmark.ts';
import type { CheckedDocuments } from './check-documents.ts';
import type { PlantedResult } from './planted.ts';
import { measurePrecision, type RulePrecision, readLabels, SAMPLE_SIZE } from './precision.ts';

const LABELS_FILE = join(import.meta.dirname, 'labels.json');
const SAMPLE_SEED = 1;
const TEXT_WORDS = 100_000;

/** What the on-device checks find in real policies, how often they are right, and how long they take. */
export const rulesBenchmark: Benchmark = {
  name: 'rules',
  summary: 'on-device checks over real policies: findings, precision of labelled samples, time (--pages DIR)',
  run: async ({ pagesFolder }, note) => {
    const folder = join(pagesFolder, 'policies');
    if (!existsSync(folder)) throw new Error(`there are no policies in ${folder}: say where with --pages DIR`);
    // The rules' word lists take a moment to load, which the other benchmarks need not wait for.
    const [{ RULES }, { checkDocuments, DAY_OF_LABELS }, { findPlanted }] = await Promise.all([
      import('#lib/rules'),
      import('./check-documents.ts'),
      import('./planted.ts'),
    ]);
    const checked = await checkDocuments(folder, note);
    const ids = RULES.map(({ id }) => id);
    const rules = measurePrecision(checked.findings, await readLabels(LABELS_FILE), ids, SAMPLE_SEED);
    // The rules for English are silent in the others.
    const english = checked.documents.filter(({ text }) => / (?:the|and) .* (?:of|to) /.test(text));
    const planted = await findPlanted(english, DAY_OF_LABELS);
    return { json: jsonOf(checked, rules, planted), markdown: markdownOf(checked, rules, planted) };
  },
};

function msPerText({ cpuMs, words }: CheckedDocuments): number {
  return words === 0 ? 0 : (cpuMs * TEXT_WORDS) / words;
}

function jsonOf(
  checked: CheckedDocuments,
  rules: readonly RulePrecision[],
  planted: readonly PlantedResult[],
): unknown[] {
  const { documents, words, longestSliceMs } = checked;
  return [
    { documents: documents.length, words, msPer100000Words: msPerText(checked), longestSliceMs },
    ...rules.map(({ unlabelled, ...rule }) => ({ ...rule, unlabelled: unlabelled.length })),
    ...planted,
    ...checked.findings.map(({ document, rule, evidence, finding: { title, quote } }) => ({
      document,
      rule,
      evidence,
      title,
      quote,
    })),
  ];
}

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}`;
}

function markdownOf(
  checked: CheckedDocuments,
  rules: readonly RulePrecision[],
  planted: readonly PlantedResult[],
): string {
  const foundOf = (id: string) => {
    const result = planted.find(({ rule }) => rule === id);
    return result === undefined ? '–' : `${result.found} of ${result.planted}`;
  };
  const rows = rules.map(
    ({ rule, findings, labelled, right, precision, low, high }) =>
      `| ${rule} | ${findings} | ${labelled} | ${right} | ${percent(precision)} | ${precision === null ? '–' : `${percent(low)}–${percent(high)}`} | ${foundOf(rule)} |`,
  );
  const open = rules.flatMap(({ unlabelled }) => unlabelled);
  return [
    '# On-device checks',
    '',
    `${checked.documents.length} documents, ${checked.words} words, ${checked.findings.length} findings; ${Math.round(msPerText(checked))} ms of the processor per ${TEXT_WORDS} words, longest slice ${Math.round(checked.longestSliceMs)} ms.`,
    '',
    `Precision over a random sample of at most ${SAMPLE_SIZE} different findings a rule:`,
    '',
    '| rule | findings | labelled | right | precision % | 95 % interval | planted flaws found |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    ...planted.flatMap(({ rule, missed }) => missed.map((sentence) => `* ${rule} misses: ${sentence}`)),
    '',
    ...(open.length === 0 ? [] : ['Not labelled yet:', '', ...open.map(labelRequest), '']),
  ].join('\n');
}

function labelRequest({ document, rule, evidence, finding, context }: RulePrecision['unlabelled'][number]): string {
  const place = context.replace(finding.quote, `>>>${finding.quote}<<<`).replace(/\s+/g, ' ');
  return `* ${rule} ${evidence} (${document}): ${finding.title}\n  ${finding.action}\n  … ${place} …`;
}
