import { lazy, Suspense } from 'react';
import { addWords } from '#components/language';
import type { Problem } from '#lib/review';

/** The words for all problems there can be are a fifth of what the popup would load, and it seldom has one to tell. */
const ProblemNotice = lazy(async () => {
  const [{ ProblemNotice: notice }] = await Promise.all([import('#components/problem'), addWords('problem')]);
  return { default: notice };
});

/** A problem in words, which are loaded now. */
export function LateProblemNotice({ problem }: { readonly problem: Problem }) {
  return (
    <Suspense fallback={null}>
      <ProblemNotice problem={problem} />
    </Suspense>
  );
}
