import { type DraftFinding, type Provenance, riskOf } from '#lib/findings';
import { INJECTION_CATEGORY, playbookReference } from '#lib/playbooks';
import { findTextForAi } from '#lib/rules';
import { onDeviceProvenance } from './on-device-provenance.ts';
import type { AttributedDraft, ReviewWork } from './section-reviewer.ts';

/**
 * What is known of a section before any model is asked: the text in it that addresses machines. It is found by rules, so
 * that no model can be talked out of reporting it.
 */
export function textForAi({ text, playbook, kind }: ReviewWork, startedAt: number): readonly AttributedDraft[] {
  if (kind === 'document') return [];
  const provenance: Provenance = onDeviceProvenance(playbookReference(playbook), startedAt, 0);
  return findTextForAi(text).map((draft) => ({ draft, provenance }));
}

/** The rules' remarks that the model did not make itself. */
export function unsaidByModel(
  known: readonly AttributedDraft[],
  said: readonly AttributedDraft[],
): readonly AttributedDraft[] {
  const reported = said.filter(({ draft }) => draft.category === INJECTION_CATEGORY.id).map(({ draft }) => draft);
  return known.filter(({ draft }) => !reported.some((other) => isSamePassage(draft, other)));
}

function isSamePassage({ quote }: DraftFinding, { quote: other }: DraftFinding): boolean {
  const [one, two] = [quote, other].map((words) => words.replace(/\s+/g, ' ').toLowerCase());
  return one !== undefined && two !== undefined && (one.includes(two) || two.includes(one));
}

/** The risk that stands whatever the model says. */
export function leastRisk(known: readonly AttributedDraft[]) {
  return riskOf(known.map(({ draft }) => draft));
}
