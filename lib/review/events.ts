import type { Finding } from '#lib/findings';
import type { DecisionChange } from './decision.ts';
import type { ReviewView, SectionView } from './views.ts';

/** What changed in a review, pushed to whoever shows it. */
export type ReviewEvent =
  | { readonly kind: 'review-changed'; readonly review: ReviewView }
  | { readonly kind: 'sections-changed'; readonly reviewId: string; readonly sections: readonly SectionView[] }
  /** `removed` first, then `added` (an added finding replaces one with the same id). */
  | {
      readonly kind: 'findings-changed';
      readonly reviewId: string;
      readonly removed: readonly string[];
      readonly added: readonly Finding[];
    }
  | { readonly kind: 'decisions-changed'; readonly reviewId: string; readonly changes: readonly DecisionChange[] };
