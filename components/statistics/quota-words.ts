import { formatCompact, formatShare } from '#components/ui';
import type { ManagerStatistics } from '#lib/routing';

type Quota = ManagerStatistics['routes'][number]['quota'];

const KIND_WORDS: Readonly<Record<'bucket' | 'window', string>> = {
  bucket: 'refilled steadily',
  window: 'renewed every minute',
};

/** What is believed of a model's quota, e.g. `about 58K tokens a minute, 80% sure`. */
export function describeQuota(quota: Quota): string {
  const sizes = [
    ...(quota.tokensPerMinute === null ? [] : [`${formatCompact(quota.tokensPerMinute)} tokens`]),
    ...(quota.requestsPerMinute === null ? [] : [`${formatCompact(quota.requestsPerMinute)} requests`]),
  ].join(' and ');
  if (sizes === '') return 'none met so far';
  if (quota.isKnown) return `${sizes} a minute, from the settings`;
  const others = quota.othersShare < 0.05 ? '' : `, others use ${formatShare(quota.othersShare)}`;
  const kind = quota.kind === null ? '' : `, ${KIND_WORDS[quota.kind]}`;
  return `about ${sizes} a minute${kind}${others}, ${formatShare(quota.confidence)} sure`;
}
