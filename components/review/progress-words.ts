import { plural, t } from '@lingui/core/macro';
import { countFindings } from './finding-filters.ts';
import type { PanelState } from './panel-state.ts';

/** What a screen reader is told about a review: short, and complete without the screen. */
export function describeProgress(state: PanelState): string {
  if (state.pending === 'review' || state.readingId !== null) return t`Reading the document`;
  if (state.pending === 'selection') return t`Reading the selection`;
  if (state.review === null) return '';
  const { status, counts } = state.review;
  const { total } = countFindings(state.findings.values(), state.decisions, state.awaited);
  const findings = plural(total, { 0: 'no findings', one: '# finding', other: '# findings' });
  switch (status) {
    case 'running':
      return t`${findings} so far`;
    case 'paused':
      return t`Review paused, ${findings}`;
    case 'stopped':
      return t`Review stopped, ${findings}`;
    case 'failed':
      return t`Review failed`;
    case 'done': {
      if (counts.failed === 0) return t`Review finished, ${findings}`;
      const failed = plural(counts.failed, { one: '# section failed', other: '# sections failed' });
      return t`Review finished, ${findings}, ${failed}`;
    }
  }
}
