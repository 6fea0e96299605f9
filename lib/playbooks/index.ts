import type { Playbook } from './playbook.ts';
import { RISK_PLAYBOOK } from './risk.ts';

export { type Playbook, playbookReference } from './playbook.ts';
export { RISK_PLAYBOOK };

/** All playbooks, the default first. */
export const PLAYBOOKS: readonly Playbook[] = [RISK_PLAYBOOK];

/** The playbook with this id, or null. */
export function findPlaybook(id: string): Playbook | null {
  return PLAYBOOKS.find((playbook) => playbook.id === id) ?? null;
}
