import type { Severity } from '#lib/findings';
import type { RuleId } from './rule-ids.ts';

/** A kind of finding. */
export interface PlaybookCategory {
  /** What findings carry, e.g. `missing-responsibility`. */
  readonly id: string;
  /** What people read, e.g. `Missing responsibility`. */
  readonly label: string;
  /** When a finding belongs to it, told to the model. */
  readonly meaning: string;
}

/** What a review looks for, as data. Versioned: a finding records the version that produced it. */
export interface Playbook {
  readonly id: string;
  /** Grows by one whenever anything else here changes. */
  readonly version: number;
  readonly name: string;
  /** One sentence for the person who chooses it. */
  readonly purpose: string;
  /** What the model is asked to look for and to leave out; terse, one demand a line. */
  readonly instructions: string;
  readonly categories: readonly PlaybookCategory[];
  /** What a level looks like in this kind of document, beside `SEVERITY_MEANINGS`, which hold in all of them. */
  readonly severities: Readonly<Partial<Record<Severity, string>>>;
  /** The on-device checks that belong to it. */
  readonly rules: readonly RuleId[];
}

/** `id@version`, as findings record it. */
export function playbookReference({ id, version }: Pick<Playbook, 'id' | 'version'>): string {
  return `${id}@${version}`;
}
