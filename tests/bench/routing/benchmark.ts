import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Benchmark, BenchmarkOptions } from '../benchmark.ts';
import { claimsSection } from './claims.ts';
import { comparisonTable } from './comparison.ts';
import { toJson } from './json-result.ts';
import { reportHeader, scenarioSection } from './markdown-report.ts';
import { overviewPlot, scenarioPlot } from './plots.ts';
import { POLICIES, policyNamed } from './policies/index.ts';
import type { PolicyDefinition } from './policy.ts';
import { summariseAll } from './run-scenario.ts';
import { loadScenario } from './scenario.ts';
import type { Scenario } from './scenario-schema.ts';
import type { PolicySummary } from './summary.ts';
import { runTasks } from './worker-pool.ts';

const SCENARIO_FOLDER = resolve(import.meta.dirname, 'scenarios');

/** B2: how well requests are routed, in virtual time, against every peer and two bounds. */
export const routingBenchmark: Benchmark = {
  name: 'routing',
  summary: 'the model manager against every peer and two oracles, in virtual time',
  run: async (options, note) => {
    const files = options.scenarioFiles.length > 0 ? options.scenarioFiles : await headlineScenarios();
    const scenarios = await Promise.all(files.map(loadScenario));
    const policies = choosePolicies(options);
    const { seeds } = options;
    const tasks = scenarios.flatMap((scenario) => policies.map(({ name }) => ({ scenario, policy: name, seeds })));
    const results = await runTasks(tasks, (index) => {
      const task = tasks[index];
      if (task !== undefined) note(`${task.scenario.name}: ${task.policy}`);
    });
    const summaries = scenarios.map((_scenario, index) =>
      summariseAll(policies, results.slice(index * policies.length, (index + 1) * policies.length)),
    );
    const found = scenarios.map((scenario, index) => ({ scenario, summaries: summaries[index] ?? [] }));
    const markdown = await writeReport(options.outFolder, seeds, found);
    return { json: found.map((one) => toJson(one.scenario, seeds, one.summaries)), markdown };
  },
};

interface Found {
  readonly scenario: Scenario;
  readonly summaries: readonly PolicySummary[];
}

/** Writes `routing.md` and its pictures; returns the text. */
async function writeReport(outFolder: string, seeds: number, found: readonly Found[]): Promise<string> {
  const pictures = join(outFolder, 'routing');
  await mkdir(pictures, { recursive: true });
  await writeFile(join(pictures, 'overview.svg'), overviewPlot(found));
  const sections = await Promise.all(
    found.map(async ({ scenario, summaries }) => {
      const file = `${fileNameOf(scenario.name)}.svg`;
      await writeFile(join(pictures, file), scenarioPlot(scenario, summaries));
      return `${scenarioSection(scenario, summaries)}\n![Share against throttles](routing/${file})\n`;
    }),
  );
  const overview = '![Share of the first route in every scenario](routing/overview.svg)\n';
  const markdown = [reportHeader(seeds), comparisonTable(found), overview, ...sections, claimsSection(found)].join(
    '\n',
  );
  await writeFile(join(outFolder, 'routing.md'), markdown);
  return markdown;
}

function fileNameOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

async function headlineScenarios(): Promise<readonly string[]> {
  const names = await readdir(SCENARIO_FOLDER);
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(SCENARIO_FOLDER, name));
}

/** Those asked for, with production and the state oracle, which every result is measured by; all where none is asked for. */
function choosePolicies({ policies }: BenchmarkOptions): readonly PolicyDefinition[] {
  if (policies.length === 0) return POLICIES;
  for (const name of policies) policyNamed(name);
  return POLICIES.filter(({ name }) => ['production', 'state-oracle', ...policies].includes(name));
}
