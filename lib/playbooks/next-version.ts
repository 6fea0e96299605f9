import type { Playbook } from './playbook.ts';
import { formatPlaybookFile } from './playbook-file.ts';

/** Whether two playbooks ask the same, whatever their versions. */
export function isSameContent(first: Playbook, second: Playbook): boolean {
  return formatPlaybookFile({ ...first, version: 1 }) === formatPlaybookFile({ ...second, version: 1 });
}

/**
 * An edited or imported playbook with the version it has to be stored under, so that one `id@version` never stands for
 * two texts: unchanged content keeps the stored version, changed content gets a higher one than the stored, and
 * nothing stored means its own version.
 */
export function withNextVersion(edited: Playbook, stored: Playbook | null): Playbook {
  if (stored === null) return edited;
  if (isSameContent(edited, stored)) return stored;
  return { ...edited, version: Math.max(edited.version, stored.version + 1) };
}
