import { type Provenance, riskOf } from '#lib/findings';
import { playbookReference } from '#lib/playbooks';
import { createSectionChecker, RULES_VERSION, type SectionChecker } from '#lib/rules';
import type { ReviewWork, SectionReviewer } from './section-reviewer.ts';

/** The route id that findings of the on-device checks carry. */
export const ON_DEVICE_ROUTE_ID = 'on-device';

export interface OnDevicePorts {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Lets other events of the worker have their turn. */
  readonly pause: () => Promise<void>;
}

/** A reviewer that runs the on-device rules: no account, no network, no cost. */
export function createOnDeviceReviewer({ now, pause }: OnDevicePorts): SectionReviewer {
  /** What the rules know of a document is found out once, and forgotten with it. */
  const checkers = new WeakMap<ReviewWork['document'], SectionChecker>();

  function checkerOf({ document }: ReviewWork): SectionChecker {
    const known = checkers.get(document);
    if (known !== undefined) return known;
    const { text: documentText, headings, language } = document;
    const checker = createSectionChecker({ documentText, headings, language, now: now(), pause });
    checkers.set(document, checker);
    return checker;
  }

  return async (work, progress, signal) => {
    const startedAt = now();
    const { text, heading, start, playbook } = work;
    const found = await checkerOf(work)({ text, heading, rules: playbook.rules, ...(start < 0 ? {} : { start }) });
    signal.throwIfAborted();
    const provenance: Provenance = {
      routeId: ON_DEVICE_ROUTE_ID,
      modelId: `rules@${RULES_VERSION}`,
      modelName: 'On-device checks',
      region: 'device',
      playbook: playbookReference(work.playbook),
      promptVersion: `rules@${RULES_VERSION}`,
      attempts: 1,
      startedAt,
      latencyMs: now() - startedAt,
      inputTokens: 0,
      outputTokens: 0,
      costUsd: 0,
    };
    for (const draft of found) progress.onDraft(draft, provenance);
    return { drafts: found.map((draft) => ({ draft, provenance })), risk: riskOf(found), reasoning: '' };
  };
}
