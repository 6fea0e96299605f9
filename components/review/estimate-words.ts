import { formatCompact, formatCost, formatQuantity, formatTimeLeft } from '#components/ui';
import type { ReviewEstimate } from '#lib/review';

/** What a review would take, in one line; what is known from before is named first. */
export function describeEstimate(estimate: ReviewEstimate): string {
  const { sections, askedSections, inputTokens, outputTokens, costUsd, durationMs } = estimate;
  if (askedSections === 0) return 'Nothing to pay for: no section has changed since the last review.';
  const asked =
    askedSections === sections
      ? formatQuantity(sections, 'section')
      : `${askedSections} of ${formatQuantity(sections, 'section')}`;
  const tokens = `${formatCompact(inputTokens.low + outputTokens.low)}–${formatCompact(inputTokens.high + outputTokens.high)} tokens`;
  const cost = costUsd === null ? 'cost not known' : `${formatCost(costUsd.low)}–${formatCost(costUsd.high)}`;
  return [asked, tokens, cost, formatTimeLeft(durationMs.low)].join(' · ');
}
