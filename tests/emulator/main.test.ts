import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { expect, it, onTestFinished } from 'vitest';
import type { JournalEntry } from './journal.ts';
import { ask, failureOf, runtimeClient } from './sdk-clients.ts';

function run(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { stdio: 'pipe' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  if (stream) for await (const chunk of stream) text += String(chunk);
  return text;
}

it('prints its endpoint, plays the scenario, writes the journal and stops when told to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  const scenarioFile = join(folder, 'scenario.json');
  const journalFile = join(folder, 'journal.jsonl');
  await writeFile(scenarioFile, JSON.stringify({ rules: [{ throttle: { firstRequests: 1 } }] }));
  const child = run('--scenario', scenarioFile, '--journal', journalFile);
  if (!child.stdout) throw new Error('no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { endpoint } = JSON.parse(line) as { endpoint: string };
  expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);

  const client = runtimeClient(endpoint);
  await failureOf(client.send(new ConverseCommand(ask('Hello'))));
  await client.send(new ConverseCommand(ask('Hello')));
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  const entries = (await readFile(journalFile, 'utf8'))
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as JournalEntry);
  expect(entries.map(({ number, status }) => [number, status])).toEqual([
    [1, 429],
    [2, 200],
  ]);
}, 20_000);

it.each([
  [['--port', 'many'], /--port must be a whole number/],
  [['--speed', '9'], /--speed/],
  [['--scenario', '/nowhere/scenario.json'], /cannot read the scenario file/],
])(
  'refuses the arguments %j',
  async (args, message) => {
    const child = run(...args);
    const [output, complaint] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
    expect(output).toBe('');
    expect(complaint).toMatch(message);
    expect(complaint).toContain('usage: emulator');
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1);
  },
  20_000,
);
