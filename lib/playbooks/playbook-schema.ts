import * as v from 'valibot';
import { RULE_IDS } from './rule-ids.ts';
import { INJECTION_CATEGORY } from './shared-meanings.ts';

/** Limits of a playbook in UTF-16 units, where nothing else is said. */
export const PLAYBOOK_LIMITS = {
  id: 40,
  name: 60,
  purpose: 200,
  instructions: 6_000,
  label: 40,
  meaning: 160,
  severity: 160,
  categories: 24,
  /** All of it goes into every request of a review: the tokens that this may take, by estimate. */
  tokens: 3_000,
  /** The file as a whole. */
  file: 40_000,
} as const;

const CONTROLS = /[^\P{Cc}\n\t]|[\u2028\u2029]/u;

function text(limit: number) {
  return v.pipe(
    v.string('must be a text'),
    v.trim(),
    v.nonEmpty('must not be empty'),
    v.maxLength(limit, `must have at most ${limit} characters`),
    v.check((value) => value.isWellFormed() && !CONTROLS.test(value), 'must have no control characters'),
  );
}

/** Names, labels and meanings share lines with others in the prompt. */
function line(limit: number) {
  return v.pipe(
    text(limit),
    v.check((value) => !/[\n\t]/.test(value), 'must be one line'),
  );
}

function identifier(limit: number) {
  return v.pipe(
    v.string('must be a text'),
    v.maxLength(limit, `must have at most ${limit} characters`),
    v.regex(
      /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
      'must be lower-case letters, digits and single hyphens, such as house-style',
    ),
  );
}

const categorySchema = v.strictObject(
  {
    id: identifier(PLAYBOOK_LIMITS.id),
    label: line(PLAYBOOK_LIMITS.label),
    meaning: line(PLAYBOOK_LIMITS.meaning),
  },
  'must be an object with id, label and meaning, and nothing else',
);

const level = v.optional(line(PLAYBOOK_LIMITS.severity));

function areDifferent(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/** A playbook as data of unknown origin. Unknown fields are faults, so that a misspelt one is not lost silently. */
export const playbookSchema = v.strictObject(
  {
    id: identifier(PLAYBOOK_LIMITS.id),
    version: v.pipe(
      v.number('must be a whole number'),
      v.safeInteger('must be a whole number'),
      v.minValue(1, 'must be at least 1'),
    ),
    name: line(PLAYBOOK_LIMITS.name),
    purpose: line(PLAYBOOK_LIMITS.purpose),
    instructions: text(PLAYBOOK_LIMITS.instructions),
    categories: v.pipe(
      v.array(categorySchema, 'must be a list'),
      v.minLength(1, 'must have at least one category'),
      v.maxLength(PLAYBOOK_LIMITS.categories, `must have at most ${PLAYBOOK_LIMITS.categories} categories`),
      v.check((categories) => areDifferent(categories.map(({ id }) => id)), 'must not have the same id twice'),
      v.transform((categories) =>
        categories.some(({ id }) => id === INJECTION_CATEGORY.id) ? categories : [...categories, INJECTION_CATEGORY],
      ),
    ),
    severities: v.optional(
      v.strictObject(
        { critical: level, high: level, medium: level, low: level, info: level },
        'must be an object with critical, high, medium, low and info, each of them optional',
      ),
      {},
    ),
    rules: v.optional(
      v.pipe(
        v.array(v.picklist(RULE_IDS, `must be one of ${RULE_IDS.join(', ')}`), 'must be a list'),
        v.check((rules) => areDifferent(rules), 'must not name a check twice'),
      ),
      [...RULE_IDS],
    ),
  },
  'must be an object with the fields of a playbook, and nothing else',
);
