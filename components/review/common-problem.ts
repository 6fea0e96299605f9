import type { Problem, SectionView } from '#lib/review';
import type { PanelState } from './panel-state.ts';

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

/**
 * What stands in the way of going on: that somebody has to sign in, or what most of the failed sections met. Once somebody
 * has signed in, that sections failed for want of it is past.
 */
export function standingProblem({ sections, settings }: Pick<PanelState, 'sections' | 'settings'>): Problem | null {
  const signIn = settings?.settings.provider === 'bedrock' ? settings.credentials.signIn : null;
  if (signIn === 'ended') return { code: 'sign-in-needed' };
  const common = commonProblem(sections);
  return signIn === 'current' && common?.code === 'sign-in-needed' ? null : common;
}
