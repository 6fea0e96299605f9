import { formatQuantity } from '#components/ui';
import { countFindings } from './finding-filters.ts';
import type { PanelState } from './panel-state.ts';

/** What a screen reader is told about a review: short, and complete without the screen. */
export function describeProgress(state: PanelState): string {
  if (state.pending === 'review' || state.readingId !== null) return 'Reading the document';
  if (state.pending === 'selection') return 'Reading the selection';
  if (state.review === null) return '';
  const { status, counts } = state.review;
  const { total } = countFindings(state.findings.values(), state.decisions);
  const findings = total === 0 ? 'no findings' : formatQuantity(total, 'finding');
  switch (status) {
    case 'running':
      return `${findings} so far`;
    case 'paused':
      return `Review paused, ${findings}`;
    case 'stopped':
      return `Review stopped, ${findings}`;
    case 'failed':
      return 'Review failed';
    case 'done':
      return counts.failed > 0
        ? `Review finished, ${findings}, ${formatQuantity(counts.failed, 'section')} failed`
        : `Review finished, ${findings}`;
  }
}
