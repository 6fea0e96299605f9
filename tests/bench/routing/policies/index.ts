import type { PolicyDefinition } from '../policy.ts';
import { awsSdkPolicies } from './aws-sdk.ts';
import { nexusCascade } from './cascade.ts';
import { aiPrismChain } from './chain.ts';
import { cockatielPolicies } from './cockatiel.ts';
import { flatCooldowns } from './flat-cooldown.ts';
import { v1, v1Waiting } from './global-block.ts';
import { litellmGroups, litellmOrder } from './litellm.ts';
import { portkeyPolicies } from './portkey.ts';
import { production, productionTold } from './production.ts';
import { v2Eager, v2Literal } from './request-isolation.ts';
import { shadowBuckets } from './shadow-bucket.ts';
import { alwaysPrimary, roundRobin } from './simple-policies.ts';
import { stateOracle } from './state-oracle.ts';

/** Every policy of the benchmark, in the order of the tables. */
export const POLICIES: readonly PolicyDefinition[] = [
  production,
  productionTold,
  stateOracle,
  v1,
  v1Waiting,
  v2Literal,
  v2Eager,
  nexusCascade,
  aiPrismChain,
  litellmGroups,
  litellmOrder,
  ...portkeyPolicies,
  ...awsSdkPolicies,
  ...cockatielPolicies,
  ...flatCooldowns,
  ...shadowBuckets,
  roundRobin,
  alwaysPrimary,
];

/** The policy with this name. Throws an Error that lists the names when there is none. */
export function policyNamed(name: string): PolicyDefinition {
  const policy = POLICIES.find((one) => one.name === name);
  if (policy === undefined) {
    throw new Error(`there is no policy "${name}", only ${POLICIES.map((one) => one.name).join(', ')}`);
  }
  return policy;
}
