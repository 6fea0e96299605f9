import { t } from '@lingui/core/macro';
import { describeDetail } from '#components/problem';
import type { FieldErrors } from './settings-draft.ts';
import type { Outcome } from './use-settings.ts';

/** Acts that send the form; what the worker says of others, such as a file, is not about the form's fields. */
const OF_THE_FORM: ReadonlySet<Outcome['place']> = new Set(['save', 'test', 'quotas', 'signIn']);

/** What the worker refused of the form, at its field; empty where nothing of it was. */
export function errorsFromWorker(outcome: Outcome | null): FieldErrors {
  if (outcome?.kind !== 'problem' || !OF_THE_FORM.has(outcome.place)) return {};
  const { problem } = outcome;
  if (problem.code === 'endpoint-refused') return { 'connection.endpoint': t`This version talks to AWS hosts only` };
  if (problem.code !== 'settings-invalid' || problem.path === '') return {};
  // One entry of a field with one a line.
  const path = problem.path.replace(/^(privacy\..+)\.\d+$/, '$1');
  return { [path]: describeDetail(t`This`, problem.detail) };
}

/** Of the errors shown before, those that still hold after an edit: correcting one takes no mark from the others. */
export function stillWrong(shown: FieldErrors, found: FieldErrors): FieldErrors {
  const paths = Object.keys(shown);
  // Models may have changed places.
  const hadRoute = paths.some((path) => path.startsWith('routes.'));
  const holds = (path: string) => path in shown || (hadRoute && path.startsWith('routes.'));
  const left = Object.entries(found).filter(([path]) => holds(path));
  return left.length === 0 && paths.length === 0 ? shown : Object.fromEntries(left);
}

const FAULTY = [
  'input[aria-invalid="true"]',
  'textarea[aria-invalid="true"]',
  '[data-invalid] > button',
  '[data-invalid] [data-handle]',
].join(',');

/** Puts the focus on the first field that is marked as wrong. */
export function focusFirstFault(root: ParentNode | null): void {
  root?.querySelector<HTMLElement>(FAULTY)?.focus();
}
