export { applyPolicy, checkAgainstPolicy } from './apply-policy.ts';
export { parsePolicy, type ReadPolicy } from './parse-policy.ts';
export { NO_POLICY, type Policy, type PolicyFault } from './policy.ts';
