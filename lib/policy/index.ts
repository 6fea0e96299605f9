export { applyPolicy, checkAgainstPolicy } from './apply-policy.ts';
export { ownSettings } from './own-settings.ts';
export { parsePolicy, type ReadPolicy } from './parse-policy.ts';
export { NO_POLICY, type Policy, type PolicyFault } from './policy.ts';
