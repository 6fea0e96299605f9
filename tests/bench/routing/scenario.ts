import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ScenarioFileError } from './scenario-file-error.ts';
import { type Scenario, scenarioSchema } from './scenario-schema.ts';

/** Checks a scenario and fills in its defaults. Throws ScenarioFileError naming the member at fault. */
export function parseScenario(input: unknown): Scenario {
  const result = v.safeParse(scenarioSchema, input);
  if (!result.success) {
    const [issue] = result.issues;
    throw new ScenarioFileError(v.getDotPath(issue) ?? '', issue.message);
  }
  checkConsistency(result.output);
  return result.output;
}

/** Reads a scenario file. Throws ScenarioFileError when it cannot be read, is not JSON, or is not a scenario. */
export async function loadScenario(path: string): Promise<Scenario> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ScenarioFileError('', `cannot read the scenario file ${path}: ${reasonOf(error)}`);
  }
  try {
    return parseScenario(JSON.parse(text));
  } catch (error) {
    if (error instanceof ScenarioFileError) throw error;
    throw new ScenarioFileError('', `the scenario file ${path} is not JSON: ${reasonOf(error)}`);
  }
}

function checkConsistency(scenario: Scenario): void {
  const ids = new Set<string>();
  scenario.routes.forEach((route, index) => {
    const at = `routes.${index}`;
    if (ids.has(route.id)) throw new ScenarioFileError(`${at}.id`, `"${route.id}" is used twice`);
    ids.add(route.id);
    const { p50S, p95S } = route.latency;
    if (p95S < p50S) throw new ScenarioFileError(`${at}.latency.p95S`, `${p95S} is below the median ${p50S}`);
    route.outages.forEach((outage, outageIndex) => {
      const [member, from, to] =
        'toS' in outage ? ['toS', outage.fromS, outage.toS] : ['lengthS.max', outage.lengthS.min, outage.lengthS.max];
      if (to < from) throw new ScenarioFileError(`${at}.outages.${outageIndex}.${member}`, `${to} is before ${from}`);
    });
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
