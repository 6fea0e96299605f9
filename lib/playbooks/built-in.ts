import { CONTRACT_PLAYBOOK } from './contract.ts';
import { EDITORIAL_PLAYBOOK } from './editorial.ts';
import { PLAIN_LANGUAGE_PLAYBOOK } from './plain-language.ts';
import type { Playbook } from './playbook.ts';
import { PRIVACY_PLAYBOOK } from './privacy.ts';
import { RISK_PLAYBOOK } from './risk.ts';
import { SPECIFICATION_PLAYBOOK } from './specification.ts';

/** All built-in playbooks, the default first. */
export const PLAYBOOKS: readonly Playbook[] = [
  RISK_PLAYBOOK,
  CONTRACT_PLAYBOOK,
  PRIVACY_PLAYBOOK,
  SPECIFICATION_PLAYBOOK,
  PLAIN_LANGUAGE_PLAYBOOK,
  EDITORIAL_PLAYBOOK,
];

/** The playbook with this id, or null. A reviewer's own ones are passed in; a built-in one keeps its id to itself. */
export function findPlaybook(id: string, own: readonly Playbook[] = []): Playbook | null {
  return [...PLAYBOOKS, ...own].find((playbook) => playbook.id === id) ?? null;
}
