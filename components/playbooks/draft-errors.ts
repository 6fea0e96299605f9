import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { describeDetail } from '#components/problem';
import { findPlaybookFaults, PLAYBOOK_LIMITS, type Playbook } from '#lib/playbooks';
import { playbookTokens } from '#lib/prompts';
import type { Problem } from '#lib/review';
import { type PlaybookDraft, playbookFrom } from './playbook-draft.ts';

/** What is wrong with fields, by their paths, e.g. `categories.2.id`. */
export type DraftErrors = Readonly<Record<string, string>>;

/** Where the playbook as a whole is too much. */
export const WHOLE = 'tokens';

const NAMES: Readonly<Record<string, MessageDescriptor>> = {
  name: msg`Name`,
  id: msg`Id`,
  purpose: msg`Purpose`,
  instructions: msg`Instructions`,
  categories: msg`Categories`,
  label: msg`Label`,
  meaning: msg`Meaning`,
  'severities.critical': msg`Critical`,
  'severities.high': msg`High`,
  'severities.medium': msg`Medium`,
  'severities.low': msg`Low`,
  'severities.info': msg`Info`,
  [WHOLE]: msg`Length`,
};

const WANTED: Readonly<Record<string, MessageDescriptor>> = {
  name: msg`Enter a name`,
  id: msg`Enter an id, such as house-style`,
  purpose: msg`Enter what it is for, in one sentence`,
  instructions: msg`Enter what to look for and what to leave out`,
  label: msg`Enter a label`,
  meaning: msg`Enter when a finding belongs to it`,
};

/** The label of a field for its path. */
export function draftFieldName(path: string): string {
  const [, index, key = ''] = /^categories\.(\d+)\.(\w+)$/.exec(path) ?? [];
  if (index === undefined) return wordsFor(path);
  const field = wordsFor(key);
  const number = Number(index) + 1;
  return t`${field} of category ${number}`;
}

function wordsFor(key: string): string {
  const words = NAMES[key];
  return words === undefined ? key : i18n._(words);
}

/** What keeps a playbook from being saved, each at its field, with what to do. */
export function findDraftErrors(draft: PlaybookDraft, isTaken: (id: string) => boolean): DraftErrors {
  const playbook = playbookFrom(draft, 1);
  const errors: Record<string, string> = {};
  for (const { path, detail } of findPlaybookFaults(playbook)) errors[path] = describeFault(path, detail, playbook);
  if (errors.id === undefined && isTaken(playbook.id)) errors.id = t`Another playbook has this id. Choose another one`;
  playbook.categories.forEach(({ id }, index) => {
    if (id === '' || playbook.categories.findIndex((other) => other.id === id) === index) return;
    errors[`categories.${index}.id`] ??= t`Another category has this id. Choose another one`;
    // Said at the field already.
    delete errors.categories;
  });
  const tokens = playbookTokens(playbook);
  if (tokens > PLAYBOOK_LIMITS.tokens) errors[WHOLE] = t`Shorten the instructions or the meanings`;
  return errors;
}

function describeFault(path: string, detail: string, playbook: Playbook): string {
  const field = path.split('.').at(-1) ?? path;
  const isEmpty = detail === 'must not be empty' || (field === 'id' && valueAt(path, playbook) === '');
  const wanted = WANTED[field];
  if (isEmpty && wanted !== undefined) return i18n._(wanted);
  return describeDetail(t`This`, detail);
}

function valueAt(path: string, playbook: Playbook): string | undefined {
  const [, index] = /^categories\.(\d+)\.id$/.exec(path) ?? [];
  return index === undefined ? playbook.id : playbook.categories[Number(index)]?.id;
}

/** What the worker complains of, at its field; empty where it is no field's fault. */
export function errorFromWorker(problem: Problem | null): DraftErrors {
  return problem?.code === 'playbook-invalid' && draftFieldName(problem.path) !== problem.path
    ? { [problem.path]: describeDetail(t`This`, problem.detail) }
    : {};
}
