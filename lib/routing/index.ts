export type { AttemptRecord } from './attempt-record.ts';
export { CredentialsRejectedError } from './credentials-rejected-error.ts';
export { createDispatcher, type Dispatcher } from './dispatcher.ts';
export type { Answer, AttemptContext, AttemptResult, DispatcherPorts, Submission } from './dispatcher-ports.ts';
export { type Exhaustion, exhaustion } from './exhaustion.ts';
export type { Fault, FaultKind, TokenUsage } from './fault.ts';
export type { FaultFacts } from './fault-facts.ts';
export type { HealthMark, HealthMarks } from './health-marks.ts';
export { isConfigured } from './is-configured.ts';
export type { KnownQuota } from './known-quota.ts';
export type { ManagerCommand, RequestFailure, RequestOutcome } from './manager-command.ts';
export type { ManagerEvent } from './manager-event.ts';
export {
  createManagerState,
  DEFAULT_ANALYSIS_PER_MINUTE,
  DEFAULT_ANALYSIS_WORKERS,
  DEFAULT_PATIENCE_MS,
  type HoldingLayer,
  type ManagerState,
  REQUEST_KINDS,
  type RequestKind,
  type RequestState,
} from './manager-state.ts';
export { ModelFault } from './model-fault.ts';
export { ModelsExhaustedError } from './models-exhausted-error.ts';
export { OutputInterruptedError } from './output-interrupted-error.ts';
export { isProbeDue, probeableAtMs } from './probe.ts';
export type { QuotaSummary } from './quota-summary.ts';
export { readManagerState, type StoredManagerState } from './read-manager-state.ts';
export { recheckPeriodMs } from './recheck-period.ts';
export { RequestRejectedError } from './request-rejected-error.ts';
export type { ClientLimits, Route } from './route.ts';
export type { RouteStatus } from './route-availability.ts';
export type { RouteReason } from './route-reason.ts';
export { type RouteChoice, type SelectRoute, selectRoute } from './select-route.ts';
export { MANAGER_VERSION, type ManagerStatistics, type RouteStatistics, statistics } from './statistics.ts';
export { type StepEnvironment, type StepResult, step } from './step.ts';
export { costUsd, type TokenPrices } from './token-prices.ts';
