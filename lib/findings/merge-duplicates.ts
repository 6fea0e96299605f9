import type { Evidence, Finding } from './finding.ts';
import { severityRank } from './risk.ts';

/** Shared part of two passages beside all of both, from which on they are one. */
const SAME_PASSAGE = 0.8;

/**
 * Leaves one of the findings that say the same kind of thing about the same words, as a model does that repeats itself or
 * two parts of a long section do where they meet: the gravest, then the most certain, then the first. Order is kept.
 */
export function mergeDuplicates(findings: readonly Finding[]): readonly Finding[] {
  const byRank = findings.toSorted(
    (first, second) =>
      severityRank(first.severity) - severityRank(second.severity) || second.confidence - first.confidence,
  );
  const kept: Finding[] = [];
  for (const finding of byRank) if (!kept.some((other) => isSame(finding, other))) kept.push(finding);
  const ids = new Set(kept.map(({ id }) => id));
  return findings.filter(({ id }) => ids.has(id));
}

function isSame(one: Finding, other: Finding): boolean {
  if (one.id === other.id) return true;
  return (
    one.category === other.category && overlap(one.evidence, other.evidence) >= SAME_PASSAGE && isSameOther(one, other)
  );
}

/** Two contradictions of the same words with different passages are two. */
function isSameOther({ other: one }: Finding, { other: two }: Finding): boolean {
  if (one === undefined || two === undefined) return one === two;
  return overlap(one, two) >= SAME_PASSAGE;
}

function overlap(one: Evidence, two: Evidence): number {
  if (one.start < 0 || two.start < 0) return 0;
  const shared = Math.min(one.end, two.end) - Math.max(one.start, two.start);
  const all = Math.max(one.end, two.end) - Math.min(one.start, two.start);
  return all === 0 ? 0 : Math.max(0, shared) / all;
}
