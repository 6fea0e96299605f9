import type { MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
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
