import { riskOf } from '#lib/findings';
import { playbookReference } from '#lib/playbooks';
import { createSectionChecker, type SectionChecker } from '#lib/rules';
import { onDeviceProvenance } from './on-device-provenance.ts';
import type { ReviewWork, SectionReviewer } from './section-reviewer.ts';

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
    const provenance = onDeviceProvenance(playbookReference(playbook), startedAt, now() - startedAt);
    for (const draft of found) progress.onDraft(draft, provenance);
    return { drafts: found.map((draft) => ({ draft, provenance })), risk: riskOf(found), reasoning: '' };
  };
}
