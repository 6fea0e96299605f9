import * as v from 'valibot';
import { findBedrockRegion } from '#lib/bedrock';
import { PLAYBOOKS, type Playbook, PlaybookError, parsePlaybookFile } from '#lib/playbooks';
import { MAX_KEPT_DAYS, normalHostPattern, signInSchema } from '#lib/settings';
import type { Policy, PolicyFault } from './policy.ts';

/** A policy, and what of it could not be read. */
export interface ReadPolicy {
  readonly policy: Policy;
  readonly faults: readonly PolicyFault[];
}

const MINUTES_A_DAY = 1_440;

const atLeastOne = v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1'));
const days = v.pipe(atLeastOne, v.maxValue(MAX_KEPT_DAYS, `must be at most ${MAX_KEPT_DAYS}`));
const region = v.pipe(
  v.string(),
  v.check((id) => findBedrockRegion(id) !== undefined, 'must be an AWS region with Bedrock, such as us-east-2'),
);
const model = v.pipe(v.string(), v.regex(/^[\w.:/-]+\*?$/, 'must be the id of a model, or its beginning and *'));
const host = v.pipe(
  v.string(),
  v.transform(normalHostPattern),
  v.string('must be a host such as bank.example or *.bank.example'),
);

/** False is the same as nothing. */
const flag = v.pipe(
  v.boolean('must be true or false'),
  v.transform((isOn) => isOn || undefined),
);

/** One by one, so that a field at fault does not take the others with it. */
const FIELDS = {
  onDeviceOnly: flag,
  regions: v.pipe(v.array(region), v.nonEmpty('must name at least one region')),
  models: v.pipe(v.array(model), v.nonEmpty('must name at least one model')),
  limits: v.strictObject({
    requestsPerMinute: v.optional(atLeastOne),
    concurrentRequests: v.optional(atLeastOne),
    tokensPerMinute: v.optional(atLeastOne),
  }),
  denyList: v.array(host),
  redaction: flag,
  memoryOnlyCredentials: flag,
  autoLockMinutes: v.pipe(atLeastOne, v.maxValue(MINUTES_A_DAY, `must be at most ${MINUTES_A_DAY}`)),
  retention: v.strictObject({ auditLogDays: v.optional(days), reviewDays: v.optional(days) }),
  signIn: signInSchema,
} satisfies Record<Exclude<keyof Policy, 'playbooks'>, v.GenericSchema>;

/** Reads what the browser says that an administrator has set. Never throws. */
export function parsePolicy(data: Readonly<Record<string, unknown>>): ReadPolicy {
  const faults: PolicyFault[] = [];
  const policy: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(data)) {
    if (field === 'playbooks') {
      policy.playbooks = readPlaybooks(value, faults);
      continue;
    }
    if (!Object.hasOwn(FIELDS, field)) {
      faults.push({ path: field, detail: 'is not a known policy' });
      continue;
    }
    const parsed = v.safeParse(FIELDS[field as keyof typeof FIELDS], value);
    if (parsed.success) {
      if (parsed.output !== undefined) policy[field] = parsed.output;
      continue;
    }
    const [issue] = parsed.issues;
    const inner = v.getDotPath(issue);
    faults.push({ path: inner === null ? field : `${field}.${inner}`, detail: issue.message });
  }
  return { policy, faults };
}

/** Each is the text of a playbook file. A built-in one cannot be replaced, and the first of an id counts. */
function readPlaybooks(value: unknown, faults: PolicyFault[]): readonly Playbook[] {
  if (!Array.isArray(value)) {
    faults.push({ path: 'playbooks', detail: 'must be a list of the texts of playbook files' });
    return [];
  }
  const taken = new Set(PLAYBOOKS.map(({ id }) => id));
  return value.flatMap((text: unknown, index) => {
    const path = `playbooks.${index}`;
    try {
      const playbook = parsePlaybookFile(typeof text === 'string' ? text : JSON.stringify(text));
      if (!taken.has(playbook.id)) {
        taken.add(playbook.id);
        return [playbook];
      }
      faults.push({ path, detail: `has the id of another playbook: ${playbook.id}` });
    } catch (error) {
      if (!(error instanceof PlaybookError)) throw error;
      faults.push({ path: error.path === '' ? path : `${path}.${error.path}`, detail: error.detail });
    }
    return [];
  });
}
