/**
 * `npm test`: everything that must hold, cheapest first, ending with the first failure. Prints one line for each step
 * and a summary at the end.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

interface Step {
  readonly name: string;
  /** A program of node_modules, run on the project's Node. */
  readonly command: readonly string[];
}

const STEPS: readonly Step[] = [
  { name: 'prepare', command: ['wxt', 'prepare'] },
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'build (release)', command: ['wxt', 'build'] },
  { name: 'build (testing)', command: ['wxt', 'build', '--config', 'tests/setup/testing.config.ts'] },
  { name: 'unit, contract and browser tests', command: ['vitest', 'run', '--project', '!e2e'] },
  { name: 'end-to-end tests', command: ['vitest', 'run', '--project', 'e2e'] },
];

const bin = join(ROOT, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` };
const startedAt = Date.now();

for (const { name, command } of STEPS) {
  const stepStartedAt = Date.now();
  console.log(`\n▶ ${name}`);
  const [program = '', ...args] = command;
  const { status } = spawnSync(join(bin, program), args, { cwd: ROOT, stdio: 'inherit', env });
  const seconds = ((Date.now() - stepStartedAt) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`✖ ${name} failed after ${seconds} s`);
    process.exit(1);
  }
  console.log(`✔ ${name} in ${seconds} s`);
}
console.log(`\nAll ${STEPS.length} steps passed in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
