import type { Settings } from '#lib/settings';
import { applyPolicy } from './apply-policy.ts';
import type { Policy } from './policy.ts';

/**
 * What a reviewer makes his own by saving: `saved` is what a form sent back, `own` what was his before. A form shows
 * settings as they hold under the policy; what it sends back unchanged he has not chosen, and what he had before stays
 * his, so that it holds again once the policy is gone.
 */
export function ownSettings(saved: Settings, own: Settings, policy: Policy): Settings {
  const merged = keepUnchanged(saved, applyPolicy(own, policy), own) as Settings;
  const { denyList } = merged.privacy;
  // To a list with the administrator's sites the reviewer adds his: only these are his.
  const isOwn = (site: string) => own.privacy.denyList.includes(site) || !policy.denyList?.includes(site);
  return { ...merged, privacy: { ...merged.privacy, denyList: denyList.filter(isOwn) } };
}

/** `saved`, with the parts of `own` where it does not differ from what was shown. Lists are taken whole. */
function keepUnchanged(saved: unknown, shown: unknown, own: unknown): unknown {
  if (isSame(saved, shown)) return own;
  if (!(isRecord(saved) && isRecord(shown) && isRecord(own))) return saved;
  return Object.fromEntries(
    Object.entries(saved).map(([key, part]) => [key, keepUnchanged(part, shown[key], own[key])]),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!(Array.isArray(one) && Array.isArray(other)) || one.length !== other.length) return false;
    return one.every((part, index) => isSame(part, other[index]));
  }
  if (!(isRecord(one) && isRecord(other))) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
