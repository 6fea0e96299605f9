import type { MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { playbookName as nameOf } from '#components/builtin';
import { findPlaybook } from '#lib/playbooks';
import type { Provider, ReviewStatus } from '#lib/review';

/** What has become of a review. */
export const STATUS_WORDS: Readonly<Record<ReviewStatus, MessageDescriptor>> = {
  running: msg`Under way`,
  paused: msg`Paused`,
  stopped: msg`Stopped`,
  done: msg`Reviewed`,
  failed: msg`Failed`,
};

/** Who made a review. */
export function providerWords(provider: Provider): string {
  return provider === 'on-device' ? t`On device` : 'AWS Bedrock';
}

/** A playbook by the name it had, a built-in one in the reader's language; by its id where no name is known. */
export function playbookWords({ playbook, playbookName }: { playbook: string; playbookName?: string }): string {
  const [id = playbook] = playbook.split('@');
  const name = playbookName ?? findPlaybook(id)?.name;
  return name === undefined ? id : nameOf({ id, name });
}
