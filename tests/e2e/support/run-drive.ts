import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const DRIVE = resolve(import.meta.dirname, '../../drive');
/** As `tests/setup/run.mjs` starts them. */
const WORDS_HOOK = new URL('../../setup/words-hook.mjs', import.meta.url).href;
/** A command that takes longer hangs. */
const PATIENCE_MS = 45_000;

/** What a command left behind. */
export interface CommandResult {
  /** Null when it had to be ended. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a drive command in a process of its own, as npm does, with its temporary files under `temporaryFolder`. */
export function runDrive(
  command: 'outline' | 'anchor' | 'review' | 'start',
  args: readonly string[],
  temporaryFolder: string,
): Promise<CommandResult> {
  const { NODE_ENV: _mode, VITEST: _runner, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', WORDS_HOOK, join(DRIVE, `${command}.ts`), ...args], {
    env: { ...env, TMPDIR: temporaryFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ code, stdout, stderr }));
  });
}
