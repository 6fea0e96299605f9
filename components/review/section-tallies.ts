import type { Finding } from '#lib/findings';
import { isCounted } from './finding-filters.ts';

/** How many findings a section has: those that count, and those whose quote is not in the document. */
export interface SectionTally {
  readonly counted: number;
  readonly unverified: number;
}

const NONE: SectionTally = { counted: 0, unverified: 0 };

/** Findings by section id; sections without one are left out. */
export function tallySections(findings: Iterable<Finding>): ReadonlyMap<string, SectionTally> {
  const tallies = new Map<string, SectionTally>();
  for (const finding of findings) {
    const tally = tallies.get(finding.sectionId) ?? NONE;
    tallies.set(
      finding.sectionId,
      isCounted(finding) ? { ...tally, counted: tally.counted + 1 } : { ...tally, unverified: tally.unverified + 1 },
    );
  }
  return tallies;
}
