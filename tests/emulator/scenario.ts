import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ScenarioError } from './scenario-error.ts';
import { type Scenario, scenarioSchema } from './scenario-schema.ts';

/** Checks a scenario and fills in its defaults. Throws ScenarioError naming the member at fault. */
export function parseScenario(input: unknown): Scenario {
  const result = v.safeParse(scenarioSchema, input);
  if (!result.success) {
    const [issue] = result.issues;
    throw new ScenarioError(v.getDotPath(issue) ?? '', issue.message);
  }
  result.output.rules.forEach((rule, index) => {
    checkOrder(rule.fromS, rule.toS, `rules.${index}.toS`);
    checkOrder(rule.throttle?.fromS, rule.throttle?.toS, `rules.${index}.throttle.toS`);
    checkOrder(rule.requests?.from, rule.requests?.to, `rules.${index}.requests.to`);
  });
  return result.output;
}

/** Reads a scenario file. Throws ScenarioError when it cannot be read, is not JSON, or is not a scenario. */
export async function loadScenario(path: string): Promise<Scenario> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ScenarioError('', `cannot read the scenario file ${path}: ${reasonOf(error)}`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new ScenarioError('', `the scenario file ${path} is not JSON: ${reasonOf(error)}`);
  }
  return parseScenario(parsed);
}

function checkOrder(from: number | undefined, to: number | undefined, path: string): void {
  if (from !== undefined && to !== undefined && to < from) throw new ScenarioError(path, `${to} is before ${from}`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
