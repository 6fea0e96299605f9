import { t } from '@lingui/core/macro';
import { formatCompact, formatShare } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';

type Quota = ManagerStatistics['routes'][number]['quota'];

/** What is believed of a model's quota, e.g. `about 58K tokens a minute, 80% sure`. */
export function describeQuota(quota: Quota): string {
  const sizes = sizesOf(quota);
  if (sizes === '') return t`none met so far`;
  if (quota.isKnown) return t`${sizes} a minute, from the settings`;
  const certainty = formatShare(quota.confidence);
  const parts = [
    t`about ${sizes} a minute`,
    ...(quota.kind === null ? [] : [kindWords(quota.kind)]),
    ...(quota.othersShare < 0.05 ? [] : [othersWords(formatShare(quota.othersShare))]),
    t`${certainty} sure`,
  ];
  return parts.join(', ');
}

function sizesOf({ tokensPerMinute, requestsPerMinute }: Quota): string {
  const tokens = tokensPerMinute === null ? '' : formatCompact(tokensPerMinute);
  const requests = requestsPerMinute === null ? '' : formatCompact(requestsPerMinute);
  if (tokens !== '' && requests !== '') return t`${tokens} tokens and ${requests} requests`;
  if (tokens !== '') return t`${tokens} tokens`;
  return requests === '' ? '' : t`${requests} requests`;
}

function kindWords(kind: 'bucket' | 'window'): string {
  return kind === 'bucket' ? t`refilled steadily` : t`renewed every minute`;
}

function othersWords(share: string): string {
  return t`others use ${share}`;
}
