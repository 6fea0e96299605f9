import { t } from '@lingui/core/macro';
import { SEVERITIES, type Severity } from '#lib/findings';
import {
  INJECTION_CATEGORY,
  isSameContent,
  PLAYBOOK_LIMITS,
  type Playbook,
  playbookIdFrom,
  RULE_IDS,
  type RuleId,
} from '#lib/playbooks';

/** A category as it is typed. */
export interface CategoryDraft {
  /** Tells rows apart while they are moved and their ids are typed. */
  readonly key: number;
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  /** False while the id follows the label. */
  readonly isIdTyped: boolean;
}

/** The editor's contents. */
export interface PlaybookDraft {
  readonly id: string;
  /** False while the id follows the name. */
  readonly isIdTyped: boolean;
  readonly name: string;
  readonly purpose: string;
  readonly instructions: string;
  readonly categories: readonly CategoryDraft[];
  /** Empty where the meaning that all playbooks share is enough. */
  readonly severities: Readonly<Record<Severity, string>>;
  readonly rules: readonly RuleId[];
}

/** What the editor works on: a new playbook, or a stored one by the version that is edited. */
export interface EditedPlaybook {
  readonly draft: PlaybookDraft;
  /** Null for a new one. */
  readonly stored: Playbook | null;
}

/** The form for a playbook as it is. */
export function draftFrom({ id, name, purpose, instructions, categories, severities, rules }: Playbook): PlaybookDraft {
  return {
    id,
    isIdTyped: true,
    name,
    purpose,
    instructions,
    categories: categories.map((category, key) => ({ ...category, key, isIdTyped: true })),
    severities: bySeverity((severity) => severities[severity] ?? ''),
    rules,
  };
}

/** An empty form: all checks, and the one category that every playbook has. */
export function emptyDraft(): PlaybookDraft {
  return {
    id: '',
    isIdTyped: false,
    name: '',
    purpose: '',
    instructions: '',
    categories: [
      { key: 0, id: '', label: '', meaning: '', isIdTyped: false },
      { ...INJECTION_CATEGORY, key: 1, isIdTyped: true },
    ],
    severities: bySeverity(() => ''),
    rules: RULE_IDS,
  };
}

/** The form for a copy, with a name and an id of its own. */
export function copyOf(playbook: Playbook, isTaken: (id: string) => boolean): PlaybookDraft {
  const suffix = ` (${t`copy`})`;
  const name = `${playbook.name.slice(0, PLAYBOOK_LIMITS.name - suffix.length).trimEnd()}${suffix}`;
  const id = playbookIdFrom(name, isTaken) || playbookIdFrom(playbook.id, isTaken);
  return { ...draftFrom(playbook), id, isIdTyped: false, name };
}

/** Another name; the id of a new playbook follows it. */
export function withName(draft: PlaybookDraft, name: string, isTaken: (id: string) => boolean): PlaybookDraft {
  return { ...draft, name, ...(draft.isIdTyped ? {} : { id: playbookIdFrom(name, isTaken) }) };
}

/** A category with one field changed; the id of a new one follows its label. */
export function withField(
  category: CategoryDraft,
  field: 'id' | 'label' | 'meaning',
  text: string,
  others: readonly CategoryDraft[],
): CategoryDraft {
  if (field === 'id') return { ...category, id: text, isIdTyped: true };
  if (field === 'meaning' || category.isIdTyped) return { ...category, [field]: text };
  const isTaken = (id: string) => others.some((other) => other.key !== category.key && other.id === id);
  return { ...category, label: text, id: playbookIdFrom(text, isTaken) };
}

/** An empty category before the one that is always there, which comes last by habit. */
export function withNewCategory(categories: readonly CategoryDraft[]): readonly CategoryDraft[] {
  const key = Math.max(-1, ...categories.map((category) => category.key)) + 1;
  const last = categories.at(-1);
  const place = last !== undefined && isAlwaysThere(last) ? categories.length - 1 : categories.length;
  return categories.toSpliced(place, 0, { key, id: '', label: '', meaning: '', isIdTyped: false });
}

/** Whether a category is the one that cannot be left out. */
export function isAlwaysThere({ id }: Pick<CategoryDraft, 'id'>): boolean {
  return id === INJECTION_CATEGORY.id;
}

/** The playbook that the form says, to be checked. Checks come in the order in which they run. */
export function playbookFrom(draft: PlaybookDraft, version: number): Playbook {
  const severities = SEVERITIES.map((severity) => [severity, draft.severities[severity].trim()] as const);
  return {
    id: draft.id.trim(),
    version,
    name: draft.name.trim(),
    purpose: draft.purpose.trim(),
    instructions: draft.instructions.trim(),
    categories: draft.categories.map(({ id, label, meaning }) => ({
      id: id.trim(),
      label: label.trim(),
      meaning: meaning.trim(),
    })),
    severities: Object.fromEntries(severities.filter(([, meaning]) => meaning !== '')),
    rules: RULE_IDS.filter((id) => draft.rules.includes(id)),
  };
}

/** Whether anything was typed that would be lost. */
export function isDraftChanged(draft: PlaybookDraft, { draft: initial }: EditedPlaybook): boolean {
  return !isSameContent(playbookFrom(draft, 1), playbookFrom(initial, 1));
}

function bySeverity(textOf: (severity: Severity) => string): Readonly<Record<Severity, string>> {
  return {
    critical: textOf('critical'),
    high: textOf('high'),
    medium: textOf('medium'),
    low: textOf('low'),
    info: textOf('info'),
  };
}
