import { t } from '@lingui/core/macro';
import { describeProblem } from '#components/problem';
import { formatCountdown } from '#components/ui';
import type { CheckOutcome } from './use-model-check.ts';

/** What a check found, in words; empty once they are no longer true. `nowMs` in epoch milliseconds. */
export function describeCheck(outcome: CheckOutcome, nowMs: number): string {
  if ('problem' in outcome) {
    const { title, action } = describeProblem(outcome.problem);
    return t`No model could be asked: ${title}. ${action}`;
  }
  const { found, atMs } = outcome;
  switch (found.kind) {
    case 'available':
      return found.modelName === null ? t`A model is free again.` : t`${{ modelName: found.modelName }} answers again.`;
    case 'refused':
      return t`Asked ${{ ago: describeAgo(nowMs - atMs) }}: no model can take a request yet.`;
    case 'not-yet':
      return found.nextAtMs > nowMs
        ? t`Too soon: AWS wants no request for another ${{ countdown: formatCountdown(found.nextAtMs - nowMs) }}.`
        : '';
    case 'unusable':
      return t`Waiting will not help: no model can be used with these settings.`;
  }
}

/** In steps that are long enough not to distract. */
function describeAgo(agoMs: number): string {
  const minutes = Math.floor(agoMs / 60_000);
  return minutes < 1 ? t`just now` : t`${minutes} min ago`;
}
