import * as v from 'valibot';
import { findPlaybook } from './built-in.ts';
import type { Playbook } from './playbook.ts';
import { PlaybookError } from './playbook-error.ts';
import { PLAYBOOK_LIMITS, playbookSchema } from './playbook-schema.ts';

/** Says what the file is, and in which form, so that a later form can be told from this one. */
const FORMAT = 'ai-prism-playbook/1';

const NOT_A_PLAYBOOK = `must be a JSON object with "format": "${FORMAT}"`;
const fileSchema = v.looseObject({ format: v.literal(FORMAT, `must be "${FORMAT}"`) }, NOT_A_PLAYBOOK);

/**
 * Checks data of unknown origin as a playbook, e.g. a form or stored settings. Texts come back trimmed, checks and
 * severities that were left out have their defaults, and the category for injected text is always there.
 * @throws {PlaybookError} naming the first field at fault.
 */
export function parsePlaybook(value: unknown): Playbook {
  const result = v.safeParse(playbookSchema, value);
  if (!result.success) throw toError(result.issues);
  const { severities, ...playbook } = result.output;
  return { ...playbook, severities: withoutGaps(severities) };
}

/** Everything that is wrong with a form's contents: the first fault of each field, by the path of the field. */
export function findPlaybookFaults(value: unknown): readonly PlaybookError[] {
  const { issues = [] } = v.safeParse(playbookSchema, value);
  const faults = new Map<string, PlaybookError>();
  for (const issue of issues) {
    const fault = toError([issue]);
    if (!faults.has(fault.path)) faults.set(fault.path, fault);
  }
  return [...faults.values()];
}

/**
 * Reads a reviewer's playbook file. What its instructions say is not judged: they are the reviewer's own. A file made
 * from a built-in playbook needs an id of its own.
 * @throws {PlaybookError} naming the first field at fault, e.g. `categories.2.id`.
 */
export function parsePlaybookFile(text: string): Playbook {
  if (text.length > PLAYBOOK_LIMITS.file) {
    throw new PlaybookError('', `must have at most ${PLAYBOOK_LIMITS.file} characters`);
  }
  let value: unknown;
  try {
    // Editors of some systems begin a file with a byte order mark.
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new PlaybookError('', 'must be JSON');
  }
  if (Array.isArray(value)) throw new PlaybookError('', NOT_A_PLAYBOOK);
  const file = v.safeParse(fileSchema, value);
  if (!file.success) throw toError(file.issues);
  const { format: _format, ...fields } = file.output;
  const playbook = parsePlaybook(fields);
  if (findPlaybook(playbook.id) !== null) {
    throw new PlaybookError('id', `must not be that of a built-in playbook; take another, such as my-${playbook.id}`);
  }
  return playbook;
}

/** The file of a playbook: what `parsePlaybookFile` reads, with the fields in a fixed order. */
export function formatPlaybookFile(playbook: Playbook): string {
  const { id, version, name, purpose, instructions, categories, severities, rules } = playbook;
  const file = {
    format: FORMAT,
    id,
    version,
    name,
    purpose,
    instructions,
    categories: categories.map(({ id, label, meaning }) => ({ id, label, meaning })),
    severities: withoutGaps(severities),
    rules,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What is stored of a playbook that cannot be read, in the form of a file as far as it has one: to be mended by hand. */
export function formatDamagedFile(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return `${JSON.stringify(isObject ? { format: FORMAT, ...value } : value, null, 2)}\n`;
}

/** The levels that say something, in the order of the scale. */
function withoutGaps({
  critical,
  high,
  medium,
  low,
  info,
}: v.InferOutput<typeof playbookSchema>['severities']): Playbook['severities'] {
  return {
    ...(critical === undefined ? {} : { critical }),
    ...(high === undefined ? {} : { high }),
    ...(medium === undefined ? {} : { medium }),
    ...(low === undefined ? {} : { low }),
    ...(info === undefined ? {} : { info }),
  };
}

function toError([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): PlaybookError {
  // For a field that is missing or too much, the message is that of the object it stands in.
  const isKey = issue.type === 'strict_object' || issue.type === 'loose_object';
  const path = v.getDotPath(issue) ?? '';
  if (isKey && issue.expected === 'never') return new PlaybookError(path, 'is not a field of a playbook');
  if (isKey && path !== '' && issue.received === 'undefined') return new PlaybookError(path, 'is missing');
  return new PlaybookError(path, issue.message);
}
