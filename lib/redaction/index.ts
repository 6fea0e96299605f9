export { FOUND_KINDS, type FoundKind } from './detection.ts';
export { compileOwnPattern, patternFault } from './own-pattern.ts';
export { PatternError, PatternTooSlowError } from './pattern-error.ts';
export { redactRequest } from './redact-request.ts';
export {
  createRedactor,
  createStreamRestorer,
  type RedactionChoice,
  type Redactor,
  type StreamRestorer,
} from './redactor.ts';
