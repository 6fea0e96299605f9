import type { ReviewSnapshot } from '#lib/review';

/** What a review came to, without what differs from run to run: moments, latencies, attempts. */
export interface Outcome {
  readonly sections: readonly string[];
  readonly findings: readonly string[];
}

export function outcomeOf({ sections, findings }: ReviewSnapshot): Outcome {
  return {
    sections: sections.map(({ heading, status, risk }) => `${heading} ${status} ${risk ?? ''}`),
    findings: findings
      .map(({ provenance: { playbook, promptVersion }, ...finding }) =>
        JSON.stringify({ ...finding, playbook, promptVersion }),
      )
      .sort(),
  };
}

/** How a review that was disturbed differs from one that was not. */
export interface Damage {
  /** Sections that are not what they are in the undisturbed review. */
  readonly sectionsLost: number;
  /** Findings that are there more than once. */
  readonly findingsTwice: number;
  /** Findings that are missing or that should not be there. */
  readonly findingsWrong: number;
}

export const NO_DAMAGE: Damage = { sectionsLost: 0, findingsTwice: 0, findingsWrong: 0 };

export function damageOf(outcome: Outcome, undisturbed: Outcome): Damage {
  const expected = new Set(undisturbed.findings);
  const found = new Set(outcome.findings);
  return {
    sectionsLost: undisturbed.sections.filter((section, index) => outcome.sections[index] !== section).length,
    findingsTwice: outcome.findings.length - found.size,
    findingsWrong:
      [...expected].filter((finding) => !found.has(finding)).length +
      [...found].filter((finding) => !expected.has(finding)).length,
  };
}

export function addDamage(one: Damage, two: Damage): Damage {
  return {
    sectionsLost: one.sectionsLost + two.sectionsLost,
    findingsTwice: one.findingsTwice + two.findingsTwice,
    findingsWrong: one.findingsWrong + two.findingsWrong,
  };
}
