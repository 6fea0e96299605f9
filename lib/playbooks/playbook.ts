/** What a review looks for, as data. Versioned: a finding records the version that produced it. */
export interface Playbook {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** One sentence for the person who chooses it. */
  readonly purpose: string;
  /** What the model is asked to look for; terse, one demand a line. */
  readonly instructions: string;
  readonly categories: readonly { readonly id: string; readonly meaning: string }[];
}

/** `id@version`, as findings record it. */
export function playbookReference(playbook: Playbook): string {
  return `${playbook.id}@${playbook.version}`;
}
