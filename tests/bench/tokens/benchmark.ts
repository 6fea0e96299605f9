import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionRequest } from '#lib/prompts';
import { writeAnswer } from '../../emulator/answer-shapes.ts';
import type { Benchmark } from '../benchmark.ts';
import type { Question } from './question.ts';
import { verboseAnswerOf, verboseRequest } from './verbose-prompt.ts';

/** One question with both its forms. */
interface Texts {
  readonly compact: { readonly shared: string; readonly request: string; readonly answer: string };
  readonly verbose: { readonly request: string; readonly answer: string; readonly fuller: string };
}

interface Comparison {
  readonly review: string;
  readonly sections: number;
  readonly findings: number;
  readonly compactInput: number;
  readonly verboseInput: number;
  /** Compact input as it is charged where the model caches: a tenth for what was read before, a quarter more to write it. */
  readonly compactCharged: number;
  readonly compactOutput: number;
  readonly verboseOutput: number;
  /** Verbose output that also says what the extension knows: id, section and place of each finding. */
  readonly fullerOutput: number;
}

const CACHE_READ_PRICE = 0.1;
const CACHE_WRITE_PRICE = 1.25;
/** The smallest prefix that the classic primary caches. */
const CACHE_MINIMUM_TOKENS = 1_024;

/** What requests and answers cost in tokens, beside the way they are usually written (B5). */
export const tokensBenchmark: Benchmark = {
  name: 'tokens',
  summary:
    'compact prompts and answers against verbose ones over real policies, by a real tokenizer (--pages DIR, --out DIR)',
  run: async ({ pagesFolder, outFolder }, note) => {
    const folder = join(pagesFolder, 'policies');
    if (!existsSync(folder)) throw new Error(`there are no policies in ${folder}: say where with --pages DIR`);
    const [{ readQuestions }, { encode }] = await Promise.all([
      import('./question.ts'),
      import('gpt-tokenizer/encoding/o200k_base'),
    ]);
    // Text of a document may look like one of the tokenizer's own marks; here it is text.
    const count = (text: string) => encode(text, { disallowedSpecial: new Set() }).length;
    const results: Comparison[] = [];
    for (const [review, isAgain] of [
      ['first review', false],
      ['second review', true],
    ] as const) {
      note(`${review}: reading the policies and counting`);
      const questions = await readQuestions(folder, isAgain);
      const texts = questions.map(textsOf);
      writeTexts(join(outFolder, 'tokens', review.replace(' ', '-')), questions, texts);
      results.push(compare(review, questions, texts, count));
    }
    return { json: results, markdown: markdownOf(results) };
  },
};

function textsOf({ task, findings, risk }: Question): Texts {
  const { system, messages } = sectionRequest(task);
  const [message] = messages;
  const shared = `${system}\n\n${message?.shared ?? ''}`;
  const heading = task.path.at(-1) ?? '';
  return {
    compact: { shared, request: `${shared}${message?.text ?? ''}`, answer: writeAnswer(findings) },
    verbose: {
      request: verboseRequest(task),
      answer: verboseAnswerOf(heading, risk, findings, false),
      fuller: verboseAnswerOf(heading, risk, findings, true),
    },
  };
}

function compare(
  review: string,
  questions: readonly Question[],
  texts: readonly Texts[],
  count: (text: string) => number,
): Comparison {
  const sum = (value: (one: Texts, index: number) => number) =>
    texts.reduce((total, one, index) => total + value(one, index), 0);
  const hasFindings = (index: number) => (questions[index]?.findings.length ?? 0) > 0;
  const cached = new Set<string>();
  const charged = ({ compact }: Texts) => {
    const prefix = count(compact.shared);
    const rest = count(compact.request) - prefix;
    if (prefix < CACHE_MINIMUM_TOKENS) return prefix + rest;
    const price = cached.has(compact.shared) ? CACHE_READ_PRICE : CACHE_WRITE_PRICE;
    cached.add(compact.shared);
    return prefix * price + rest;
  };
  return {
    review,
    sections: questions.length,
    findings: questions.reduce((total, { findings }) => total + findings.length, 0),
    compactInput: sum(({ compact }) => count(compact.request)),
    verboseInput: sum(({ verbose }) => count(verbose.request)),
    compactCharged: Math.round(sum(charged)),
    compactOutput: sum(({ compact }, index) => (hasFindings(index) ? count(compact.answer) : 0)),
    verboseOutput: sum(({ verbose }, index) => (hasFindings(index) ? count(verbose.answer) : 0)),
    fullerOutput: sum(({ verbose }, index) => (hasFindings(index) ? count(verbose.fuller) : 0)),
  };
}

/** Both sides' texts, to be read and judged. */
function writeTexts(folder: string, questions: readonly Question[], texts: readonly Texts[]): void {
  mkdirSync(folder, { recursive: true });
  texts.forEach(({ compact, verbose }, index) => {
    const name = `${String(index + 1).padStart(4, '0')}-${questions[index]?.document.replaceAll(' ', '-')}`;
    writeFileSync(join(folder, `${name}.compact.txt`), `${compact.request}\n\n--- answer ---\n\n${compact.answer}\n`);
    writeFileSync(join(folder, `${name}.verbose.txt`), `${verbose.request}\n\n--- answer ---\n\n${verbose.answer}\n`);
  });
}

function markdownOf(results: readonly Comparison[]): string {
  const saved = (compact: number, verbose: number) => `${((1 - compact / verbose) * 100).toFixed(1)} %`;
  return [
    '# Tokens',
    '',
    'Counted with o200k_base (`gpt-tokenizer`); the tokenizers of the models on Bedrock are not public.',
    '',
    '| review | sections | findings | input a section, compact | verbose | saved | charged with caching | output a finding, compact | verbose | saved | verbose with id and place | saved |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...results.map((one) => {
      const input = (tokens: number) => Math.round(tokens / one.sections);
      const output = (tokens: number) => Math.round(tokens / one.findings);
      return `| ${[
        one.review,
        one.sections,
        one.findings,
        input(one.compactInput),
        input(one.verboseInput),
        saved(one.compactInput, one.verboseInput),
        input(one.compactCharged),
        output(one.compactOutput),
        output(one.verboseOutput),
        saved(one.compactOutput, one.verboseOutput),
        output(one.fullerOutput),
        saved(one.compactOutput, one.fullerOutput),
      ].join(' | ')} |`;
    }),
    '',
  ].join('\n');
}
