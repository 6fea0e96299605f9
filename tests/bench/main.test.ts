import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Ending {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function bench(...args: readonly string[]): Promise<Ending> {
  const main = join(import.meta.dirname, 'main.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, stdout, stderr });
    });
  });
}

const SCENARIO = {
  name: 'two requests',
  durationS: 60,
  patienceS: 60,
  arrivals: { kind: 'trace', atS: [0, 1] },
  tokens: { input: { mean: 100 }, output: { mean: 50 }, maxTokens: 100 },
  routes: [{ id: 'a', latency: { p50S: 1, p95S: 2 }, quota: { tokensPerMinute: 10_000 } }],
};

const PINNED = [
  'policy',
  'requests',
  'succeeded',
  'failed',
  'primaryShare',
  'meanS',
  'p50S',
  'p95S',
  'p99S',
  'throttledPerRequest',
  'wastedPerRequest',
  'falseBlockS',
  'recoveryS',
  'costUsd',
  'primaryShareOfStateOracle',
];

describe('npm run bench', () => {
  let folder = '';
  let file = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ai-prism-bench-'));
    file = join(folder, 'scenario.json');
    await writeFile(file, JSON.stringify(SCENARIO));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('lists the benchmarks without a name', async () => {
    const { code, stdout } = await bench();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^routing\t/m);
  });

  it('prints one JSON object for a scenario, and nothing else on stdout', async () => {
    const { code, stdout } = await bench('routing', '--scenario', file, '--json', '--seeds', '3', '--out', folder);
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ scenario: 'two requests', seeds: 3 });
    for (const policy of result.policies) expect(Object.keys(policy)).toEqual(expect.arrayContaining(PINNED));
    const names = result.policies.map(({ policy }: { policy: string }) => policy);
    expect(names).toEqual(expect.arrayContaining(['production', 'state-oracle', 'v1', 'v2-literal', 'v2-eager']));
    expect(result.policies.find(({ policy }: { policy: string }) => policy === 'state-oracle')).toMatchObject({
      requests: 2,
      succeeded: 2,
      primaryShare: 1,
      throttledPerRequest: 0,
      recoveryS: null,
    });
  });

  it('writes a table and plots', async () => {
    const out = join(folder, 'report');
    const { stdout } = await bench('routing', '--scenario', file, '--seeds', '2', '--policy', 'v1', '--out', out);
    expect(await readFile(join(out, 'routing.md'), 'utf8')).toBe(stdout);
    expect(stdout).toContain('| production | 2 | 100.0 |');
    expect((await readdir(join(out, 'routing'))).sort()).toEqual(['overview.svg', 'two-requests.svg']);
  });

  it.each([
    ['an unknown benchmark', ['tides'], 'no benchmark "tides"'],
    ['an unknown policy', ['routing', '--policy', 'hope'], 'no policy "hope"'],
    ['a number of seeds that is none', ['routing', '--seeds', 'many'], '--seeds'],
    ['a number of cases that is none', ['anchor', '--cases', '0'], '--cases'],
    ['a scenario that is not there', ['routing', '--scenario', '/nowhere.json'], '/nowhere.json'],
  ])('refuses %s', async (_what, args, words) => {
    const { code, stdout, stderr } = await bench(...args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
  });
});
