import { anchorBenchmark } from './anchor/benchmark.ts';
import type { Benchmark } from './benchmark.ts';
import { chaosBenchmark } from './chaos/benchmark.ts';
import { readArguments } from './command-line.ts';
import { outlineBenchmark } from './outline/benchmark.ts';
import { panelBenchmark } from './panel/benchmark.ts';
import { reducerBenchmark } from './reducer/benchmark.ts';
import { routingBenchmark } from './routing/benchmark.ts';
import { rulesBenchmark } from './rules/benchmark.ts';
import { tokensBenchmark } from './tokens/benchmark.ts';
import { workerBenchmark } from './worker/benchmark.ts';

const BENCHMARKS: readonly Benchmark[] = [
  routingBenchmark,
  reducerBenchmark,
  outlineBenchmark,
  anchorBenchmark,
  rulesBenchmark,
  tokensBenchmark,
  workerBenchmark,
  panelBenchmark,
  chaosBenchmark,
];

const USAGE =
  'usage: bench [NAME [--scenario FILE]… [--policy NAME]… [--seeds 30] [--pages DIR] [--debian DIR] [--document TEXT] [--cases 100] [--calibrate] [--json] [--out out]]';

try {
  const { name, json, ...options } = readArguments(process.argv.slice(2));
  if (name === null) {
    for (const { name, summary } of BENCHMARKS) process.stdout.write(`${name}\t${summary}\n`);
  } else {
    const benchmark = BENCHMARKS.find((one) => one.name === name);
    if (benchmark === undefined) throw new Error(`there is no benchmark "${name}"`);
    const result = await benchmark.run(options, (text) => process.stderr.write(`${text}\n`));
    process.stdout.write(json ? result.json.map((value) => `${JSON.stringify(value)}\n`).join('') : result.markdown);
  }
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
}
