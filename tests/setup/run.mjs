/**
 * First step of every command: runs on the Node of a fresh machine (20 or newer) with nothing installed. Installs what
 * is missing, then runs the command's script on the Node that the project brings along.
 *
 *   node tests/setup/run.mjs tests/drive/start.ts [argument…]
 */
import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { findChromium } from './chromium.mjs';
import { installPackages, projectNode } from './packages.mjs';

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error('usage: node tests/setup/run.mjs SCRIPT [argument…]');
  process.exit(2);
}

/** What commands print is written with the macros of the interface's texts. */
const WORDS_HOOK = new URL('words-hook.mjs', import.meta.url).href;

/** Everything else drives a browser. */
const NEEDS_NO_BROWSER = ['tests/emulator/main.ts', 'tests/supply/audit.ts'];
/** As do all benchmarks but these. */
const BENCHMARKS_WITHOUT_BROWSER = [undefined, 'routing', 'reducer', 'rules'];

try {
  installPackages();
  const node = projectNode();
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  if (needsBrowser(script, args)) env.CHROMIUM_PATH = findChromium();
  const child = spawn(node, ['--import', WORDS_HOOK, script, ...args], { stdio: 'inherit', env });
  // A signal meant for the command reaches the program that does the work.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** @param {string} script @param {readonly string[]} args */
function needsBrowser(script, args) {
  if (script === 'tests/bench/main.ts')
    return !BENCHMARKS_WITHOUT_BROWSER.includes(args.find((arg) => !arg.startsWith('-')));
  return !NEEDS_NO_BROWSER.includes(script);
}
