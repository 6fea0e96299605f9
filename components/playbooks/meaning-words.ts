import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Severity } from '#lib/findings';

/** What models are told of each severity, for people to read in their language. */
export const MEANING_WORDS: Readonly<Record<Severity, MessageDescriptor>> = {
  critical: msg`serious harm is likely`,
  high: msg`a dispute, breach or failure is likely`,
  medium: msg`a careful reader is misled or left to guess`,
  low: msg`costs time or clarity only`,
  info: msg`worth knowing; nothing to fix`,
};
