import { PlaybookError, PlaybookOutdatedError, ShelfFullError } from '#lib/playbooks';
import { ReviewFileError } from '#lib/reports';
import { type Problem, toProblem } from '#lib/review';
import { SettingsError } from '#lib/settings';

/** What any handler of the worker may throw, as a problem. */
export function toWorkerProblem(error: unknown): Problem {
  if (error instanceof SettingsError) return { code: 'settings-invalid', path: error.path, detail: error.detail };
  if (error instanceof PlaybookError) return { code: 'playbook-invalid', path: error.path, detail: error.detail };
  if (error instanceof ReviewFileError) return { code: 'review-file-invalid', path: error.path, detail: error.detail };
  if (error instanceof PlaybookOutdatedError) return { code: 'playbook-outdated', storedVersion: error.storedVersion };
  if (error instanceof ShelfFullError) return { code: 'playbooks-full', limit: error.limit };
  return toProblem(error);
}
