import { PLAYBOOKS } from '#lib/playbooks';
import type { Provider, ReviewStatus } from '#lib/review';

/** What has become of a review. */
export const STATUS_WORDS: Readonly<Record<ReviewStatus, string>> = {
  running: 'Under way',
  paused: 'Paused',
  stopped: 'Stopped',
  done: 'Reviewed',
  failed: 'Failed',
};

/** Who made a review. */
export function providerWords(provider: Provider): string {
  return provider === 'on-device' ? 'On device' : 'AWS Bedrock';
}

/** A playbook by the name it had; by its id where no name is known. */
export function playbookWords({ playbook, playbookName }: { playbook: string; playbookName?: string }): string {
  const [id = playbook] = playbook.split('@');
  return playbookName ?? PLAYBOOKS.find((known) => known.id === id)?.name ?? id;
}
