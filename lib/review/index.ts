export type { RouteReason } from '#lib/routing';
export { type AwaitedFindings, tallyFindings, withoutArrived } from './awaited-findings.ts';
export {
  DECISION_STATES,
  type Decision,
  type DecisionChange,
  type DecisionInput,
  type DecisionState,
  type Decisions,
  DISMISSAL_REASONS,
  type DismissalReason,
} from './decision.ts';
export { createReviewEngine } from './engine.ts';
export type { AttemptTotals, EnginePorts, ReviewEngine, StartRequest } from './engine-contract.ts';
export {
  type EstimateContext,
  estimateReview,
  type ModelExperience,
  type Range,
  type ReviewEstimate,
} from './estimate-review.ts';
export type { ReviewEvent } from './events.ts';
export { createModelCheck, type ModelCheck, type ModelCheckPorts } from './model-check.ts';
export { toProblem } from './model-problem.ts';
export { createModelReviewer, type ModelReviewerPorts } from './model-reviewer.ts';
export { ON_DEVICE_ROUTE_ID } from './on-device-provenance.ts';
export { createOnDeviceReviewer, type OnDevicePorts } from './on-device-reviewer.ts';
export { WHOLE_DOCUMENT_ID } from './plan-document-check.ts';
export type { SelectionPlan } from './plan-selection.ts';
export { prepareReview } from './prepare-review.ts';
export { type Problem, type ProblemCode, ProblemError } from './problem.ts';
export type { DocumentRecord, JobRecord, JobState, ReviewRecord } from './records.ts';
export { reviewerKey } from './reviewer-key.ts';
export type {
  AttributedDraft,
  ReviewProgress,
  ReviewWork,
  SectionReviewer,
  SectionVerdict,
} from './section-reviewer.ts';
export { signInFault } from './sign-in-problem.ts';
export type { ReviewStore, StoredBeginning, StoredReview } from './store.ts';
export type {
  DocumentSummary,
  Freshness,
  JobKind,
  Provider,
  ReviewBeginning,
  ReviewSnapshot,
  ReviewStatus,
  ReviewTotals,
  ReviewView,
  SectionCounts,
  SectionStatus,
  SectionView,
  SkipReason,
  TextCoverage,
} from './views.ts';
export { type WorkRequest, workRequests } from './work-requests.ts';
