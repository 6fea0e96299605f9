/** `npm run -s review -- FILE-OR-URL… [--settings FILE] [--playbook ID-OR-FILE] [--out DIR]`: a whole review of each document. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findPlaybook, PLAYBOOKS, PlaybookError, parsePlaybookFile } from '#lib/playbooks';
import { ProblemError, type ReviewSnapshot } from '#lib/review';
import { commonProblem } from '../../components/review/common-problem.ts';
import { describeError, forEachInput, printJson, reportFailure, runCommand, UsageError } from './command.ts';
import { readTextFile } from './read-text-file.ts';
import { htmlReport, reviewReport, runReview } from './run-review.ts';
import { withDocument } from './with-document.ts';

const USAGE = 'usage: npm run -s review -- FILE-OR-URL… [--settings FILE] [--playbook ID-OR-FILE] [--out DIR]';

function readArguments() {
  const { positionals: inputs, values } = parseArgs({
    allowPositionals: true,
    options: { settings: { type: 'string' }, playbook: { type: 'string' }, out: { type: 'string' } },
  });
  const { settings: settingsFile, playbook, out: outFolder } = values;
  if (inputs.length === 0) throw new UsageError(USAGE);
  const settings = settingsFile === undefined ? null : { file: settingsFile, text: readTextFile(settingsFile) };
  if (outFolder !== undefined) makeFolder(outFolder);
  return { inputs, playbook: playbook === undefined ? null : readPlaybook(playbook), outFolder, settings };
}

/** A built-in playbook by its id, or a playbook file, whose text has to be imported. */
function readPlaybook(name: string): { readonly id: string; readonly text: string | null } {
  if (findPlaybook(name) !== null) return { id: name, text: null };
  if (!/[./\\]/.test(name)) {
    const known = PLAYBOOKS.map(({ id }) => id).join(', ');
    throw new UsageError(`--playbook ${name}: unknown; there is ${known}, or give the path of a playbook file`);
  }
  const text = readTextFile(name);
  try {
    return { id: parsePlaybookFile(text).id, text };
  } catch (error) {
    if (error instanceof PlaybookError) throw new UsageError(`${name}: ${error.message}`, { cause: error });
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`--out ${folder}: this folder cannot be made`, { cause: error });
  }
}

/** A review with failed sections is still an answer; one in which nothing but failures came out is no success. */
function reportFailedSections(input: string, { review, sections }: ReviewSnapshot): void {
  const problem = commonProblem(sections);
  if (problem === null) return;
  const { failed, found, reviewed } = review.counts;
  const words = `${input}: ${failed} of ${found} sections failed: ${describeError(new ProblemError(problem))}`;
  if (reviewed === 0) reportFailure(words);
  else console.error(words);
}

await runCommand(() => {
  const { inputs, playbook, outFolder, settings } = readArguments();
  return async (browser) => {
    if (settings !== null) {
      await browser.request('settings.import', { text: settings.text }).catch((error: unknown) => {
        throw new UsageError(`${settings.file}: ${describeError(error)}`, { cause: error });
      });
    }
    if (playbook !== null && playbook.text !== null) {
      await browser.request('playbooks.import', { text: playbook.text, onTaken: 'replace' });
    }
    await forEachInput(inputs, (input, index) =>
      withDocument(browser, input, async ({ tabId }) => {
        const snapshot = await runReview(browser, tabId, playbook?.id);
        const report = reviewReport(snapshot);
        printJson(report);
        reportFailedSections(input, snapshot);
        if (outFolder === undefined) return;
        const name = join(outFolder, `review-${index + 1}`);
        writeFileSync(`${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
        writeFileSync(`${name}.html`, await htmlReport(browser, snapshot.review.id));
      }),
    );
  };
});
