import { ProblemError } from '#lib/review';
import { describeProblem } from '../../components/problem/problem-words.ts';
import { ensureBuild } from './build.ts';
import { type ExtensionBrowser, launchExtension } from './extension-browser.ts';

/** A mistake in how a command was called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command does once it has a browser. */
export type CommandWork = (browser: ExtensionBrowser) => Promise<void>;

/**
 * Runs a command with the testing build in a headless Chromium, and ends the process: with 0 on success, with 1 and
 * the reason on stderr otherwise. `prepare` reads the arguments and the files they name: what is wrong with these is
 * said before anything is built or started.
 */
export async function runCommand(prepare: () => CommandWork): Promise<void> {
  let browser: ExtensionBrowser | null = null;
  try {
    const work = prepare();
    browser = await launchExtension({ extensionFolder: ensureBuild('testing'), headless: true });
    await work(browser);
  } catch (error) {
    reportFailure(describeError(error));
  } finally {
    await browser?.close();
  }
}

/** Works through inputs in turn. One that fails is reported under its name, and the others still have their turn. */
export async function forEachInput(
  inputs: readonly string[],
  work: (input: string, index: number) => Promise<void>,
): Promise<void> {
  for (const [index, input] of inputs.entries()) {
    try {
      await work(input, index);
    } catch (error) {
      const words = describeError(error);
      reportFailure(words.startsWith(`${input}: `) ? words : `${input}: ${words}`);
    }
  }
}

/** Says on stderr what went wrong; the command goes on, and ends with 1. */
export function reportFailure(words: string): void {
  console.error(words);
  process.exitCode = 1;
}

/** Words for a person: what is wrong and, where it is known, what to do about it. */
export function describeError(error: unknown): string {
  if (error instanceof ProblemError) {
    const { title, explanation, action } = describeProblem(error.problem);
    return `${title}: ${explanation} ${action}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Prints one result as a line of JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
