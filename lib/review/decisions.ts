import type { Finding } from '#lib/findings';
import type { ActiveReview } from './active-review.ts';
import { inheritedDecisions } from './carry-over.ts';
import type { DecisionChange } from './decision.ts';
import type { ReviewStore, StoredReview } from './store.ts';

export interface DecisionsPorts {
  readonly store: Pick<ReviewStore, 'saveDecisions'>;
  /** A review as it is stored; null where it has been deleted. */
  readonly earlierReview: (reviewId: string) => Promise<StoredReview | null>;
}

/** Keeps decisions on findings, and finds again those of earlier reviews. */
export interface DecisionKeeper {
  readonly save: (active: ActiveReview, changes: readonly DecisionChange[]) => Promise<void>;
  /** What the reviewer decided on the same words before need not be decided again. */
  readonly inherit: (active: ActiveReview, findings: readonly Finding[]) => Promise<void>;
}

export function createDecisionKeeper({ store, earlierReview }: DecisionsPorts): DecisionKeeper {
  async function save(active: ActiveReview, changes: readonly DecisionChange[]): Promise<void> {
    if (changes.length === 0) return;
    active.setDecisions(changes);
    await store.saveDecisions(active.review().id, changes);
  }

  return {
    save,
    inherit: async (active, findings) => {
      const { basedOn } = active.review();
      const earlier = basedOn === undefined || findings.length === 0 ? null : await earlierReview(basedOn);
      if (earlier === null) return;
      const inherited = inheritedDecisions(findings, active.decisions(), earlier);
      await save(
        active,
        [...inherited].map(([findingId, decision]) => ({ findingId, decision })),
      );
    },
  };
}
