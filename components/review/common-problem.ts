import type { Problem, SectionView } from '#lib/review';

/** The problem that most of the failed sections have; null when none failed. */
export function commonProblem(sections: readonly SectionView[]): Problem | null {
  const tallies = new Map<Problem['code'], { readonly problem: Problem; count: number }>();
  for (const { status, problem } of sections) {
    if (status !== 'failed' || problem === undefined) continue;
    const tally = tallies.get(problem.code);
    if (tally === undefined) tallies.set(problem.code, { problem, count: 1 });
    else tally.count += 1;
  }
  let common: { readonly problem: Problem; count: number } | null = null;
  for (const tally of tallies.values()) {
    if (common === null || tally.count > common.count) common = tally;
  }
  return common?.problem ?? null;
}
