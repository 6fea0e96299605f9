import { parseArgs } from 'node:util';
import type { BenchmarkOptions } from './benchmark.ts';

/** What the command was asked to do. */
export interface BenchArguments extends BenchmarkOptions {
  /** Null: list the benchmarks. */
  readonly name: string | null;
  readonly json: boolean;
}

/** Beside the project. */
const DEFAULT_PAGES = '../shared/pages';

/** Fewer than this say too little. */
const DEFAULT_SEEDS = 30;

/** Reads the command line. Throws an Error whose message says what is wrong. */
export function readArguments(args: readonly string[]): BenchArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string', multiple: true },
      policy: { type: 'string', multiple: true },
      seeds: { type: 'string' },
      json: { type: 'boolean' },
      out: { type: 'string' },
      pages: { type: 'string' },
      debian: { type: 'string' },
      document: { type: 'string' },
      cases: { type: 'string' },
      calibrate: { type: 'boolean' },
    },
    strict: true,
    allowPositionals: true,
  });
  if (positionals.length > 1) throw new Error(`one benchmark at a time, not "${positionals.join(' ')}"`);
  const seeds = Number(values.seeds ?? DEFAULT_SEEDS);
  if (!Number.isInteger(seeds) || seeds < 1) {
    throw new Error(`--seeds must be a whole number from 1, not "${values.seeds}"`);
  }
  const cases = values.cases === undefined ? undefined : Number(values.cases);
  if (cases !== undefined && (!Number.isInteger(cases) || cases < 1)) {
    throw new Error(`--cases must be a whole number from 1, not "${values.cases}"`);
  }
  return {
    name: positionals[0] ?? null,
    json: values.json ?? false,
    scenarioFiles: values.scenario ?? [],
    policies: values.policy ?? [],
    seeds,
    cases,
    calibrate: values.calibrate,
    outFolder: values.out ?? 'out',
    pagesFolder: values.pages ?? DEFAULT_PAGES,
    debianFolder: values.debian ?? null,
    documentFilter: values.document ?? null,
  };
}
