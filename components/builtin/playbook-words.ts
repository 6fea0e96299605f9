import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { findPlaybook, PLAYBOOKS, type Playbook } from '#lib/playbooks';

interface PlaybookWords {
  readonly name: MessageDescriptor;
  readonly purpose: MessageDescriptor;
}

/** The built-in playbooks for people, by id; models are told of them in English. */
const PLAYBOOK_WORDS: Readonly<Record<string, PlaybookWords>> = {
  risk: {
    name: msg`Risk assessment`,
    purpose: msg`Finds what can go wrong for those who write, apply or are bound by the document.`,
  },
  contract: {
    name: msg({ context: 'playbook', message: 'Contract' }),
    purpose: msg`Finds what either party to an agreement should negotiate, define or close before signing.`,
  },
  privacy: {
    name: msg`Privacy policy`,
    purpose: msg`Finds what a regulator or a person whose data is processed would question in a privacy notice.`,
  },
  specification: {
    name: msg`Technical specification`,
    purpose: msg`Finds what would make two implementations differ, fail or be unsafe.`,
  },
  'plain-language': {
    name: msg`Accessibility and plain language`,
    purpose: msg`Finds what keeps readers from finding, understanding or acting on the text at first reading.`,
  },
  editorial: {
    name: msg({ context: 'playbook', message: 'Editorial' }),
    purpose: msg`Finds what a copy editor would correct before publication, and leaves the author’s voice alone.`,
  },
};

/** A playbook's name: of a built-in one in the reader's language, of any other as it was written. */
export function playbookName(playbook: Pick<Playbook, 'id' | 'name'>): string {
  const words = wordsOf(playbook);
  return words === null ? playbook.name : i18n._(words.name);
}

/**
 * The name of the playbook that was used, by the name that it had then; by its id where no name is known.
 *
 * @param used `playbook` is id and version, e.g. `risk@1`.
 */
export function usedPlaybookName(used: { readonly playbook: string; readonly playbookName?: string }): string {
  const [id = used.playbook] = used.playbook.split('@');
  const name = used.playbookName ?? findPlaybook(id)?.name;
  return name === undefined ? id : playbookName({ id, name });
}

/** What a playbook is for: of a built-in one in the reader's language, of any other as it was written. */
export function playbookPurpose(playbook: Pick<Playbook, 'id' | 'name' | 'purpose'>): string {
  const words = wordsOf(playbook);
  return words === null ? playbook.purpose : i18n._(words.purpose);
}

/** Null where it only has the id of a built-in one. */
function wordsOf({ id, name }: Pick<Playbook, 'id' | 'name'>): PlaybookWords | null {
  const isBuiltIn = PLAYBOOKS.some((known) => known.id === id && known.name === name);
  return isBuiltIn ? (PLAYBOOK_WORDS[id] ?? null) : null;
}
