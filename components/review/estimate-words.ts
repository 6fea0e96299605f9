import { plural, t } from '@lingui/core/macro';
import { formatCompact, formatCost, formatTimeLeft } from '#components/ui';
import type { ReviewEstimate } from '#lib/review';

/** What a review would take, in one line; what is known from before is named first. */
export function describeEstimate(estimate: ReviewEstimate): string {
  const { sections, askedSections, inputTokens, outputTokens, costUsd, durationMs } = estimate;
  if (askedSections === 0) return t`Nothing to pay for: no section has changed since the last review.`;
  const all = plural(sections, { one: '# section', other: '# sections' });
  const some = plural(sections, { one: `${askedSections} of # section`, other: `${askedSections} of # sections` });
  const least = formatCompact(inputTokens.low + outputTokens.low);
  const most = formatCompact(inputTokens.high + outputTokens.high);
  const tokens = t`${least}–${most} tokens`;
  const cost = costUsd === null ? t`cost not known` : `${formatCost(costUsd.low)}–${formatCost(costUsd.high)}`;
  return [askedSections === sections ? all : some, tokens, cost, formatTimeLeft(durationMs.low)].join(' · ');
}
