import { findPlaybookFaults, PLAYBOOK_LIMITS, type Playbook } from '#lib/playbooks';
import { playbookTokens } from '#lib/prompts';
import type { Problem } from '#lib/review';
import { type PlaybookDraft, playbookFrom } from './playbook-draft.ts';

/** What is wrong with fields, by their paths, e.g. `categories.2.id`. */
export type DraftErrors = Readonly<Record<string, string>>;

/** Where the playbook as a whole is too much. */
export const WHOLE = 'tokens';

const NAMES: Readonly<Record<string, string>> = {
  name: 'Name',
  id: 'Id',
  purpose: 'Purpose',
  instructions: 'Instructions',
  categories: 'Categories',
  label: 'Label',
  meaning: 'Meaning',
  'severities.critical': 'Critical',
  'severities.high': 'High',
  'severities.medium': 'Medium',
  'severities.low': 'Low',
  'severities.info': 'Info',
  [WHOLE]: 'Length',
};

const WHAT: Readonly<Record<string, string>> = {
  name: 'a name',
  id: 'an id, such as house-style',
  purpose: 'what it is for, in one sentence',
  instructions: 'what to look for and what to leave out',
  label: 'a label',
  meaning: 'when a finding belongs to it',
};

/** The label of a field for its path. */
export function draftFieldName(path: string): string {
  const [, index, field = ''] = /^categories\.(\d+)\.(\w+)$/.exec(path) ?? [];
  if (index !== undefined) return `${NAMES[field] ?? field} of category ${Number(index) + 1}`;
  return NAMES[path] ?? path;
}

/** What keeps a playbook from being saved, each at its field, with what to do. */
export function findDraftErrors(draft: PlaybookDraft, isTaken: (id: string) => boolean): DraftErrors {
  const playbook = playbookFrom(draft, 1);
  const errors: Record<string, string> = {};
  for (const { path, detail } of findPlaybookFaults(playbook)) errors[path] = describeFault(path, detail, playbook);
  if (errors.id === undefined && isTaken(playbook.id)) errors.id = 'Another playbook has this id. Choose another one';
  playbook.categories.forEach(({ id }, index) => {
    if (id === '' || playbook.categories.findIndex((other) => other.id === id) === index) return;
    errors[`categories.${index}.id`] ??= 'Another category has this id. Choose another one';
    // Said at the field already.
    delete errors.categories;
  });
  const tokens = playbookTokens(playbook);
  if (tokens > PLAYBOOK_LIMITS.tokens) errors[WHOLE] = 'Shorten the instructions or the meanings';
  return errors;
}

function describeFault(path: string, detail: string, playbook: Playbook): string {
  const field = path.split('.').at(-1) ?? path;
  const isEmpty = detail === 'must not be empty' || (field === 'id' && valueAt(path, playbook) === '');
  if (isEmpty && WHAT[field] !== undefined) return `Enter ${WHAT[field]}`;
  return `This ${detail}`;
}

function valueAt(path: string, playbook: Playbook): string | undefined {
  const [, index] = /^categories\.(\d+)\.id$/.exec(path) ?? [];
  return index === undefined ? playbook.id : playbook.categories[Number(index)]?.id;
}

/** What the worker complains of, at its field; empty where it is no field's fault. */
export function errorFromWorker(problem: Problem | null): DraftErrors {
  return problem?.code === 'playbook-invalid' && draftFieldName(problem.path) !== problem.path
    ? { [problem.path]: `This ${problem.detail}` }
    : {};
}
