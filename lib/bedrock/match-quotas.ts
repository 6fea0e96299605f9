import { baseModelId, capabilitiesOf, profilePrefixOf } from './capabilities.ts';
import type { QuotaFigure, RouteQuotaReport } from './quota-report.ts';

/** A quota of the account, by the name that Service Quotas gives it. */
export interface AccountQuota {
  readonly name: string;
  readonly value: number;
}

type Scope = 'on-demand' | 'cross-region' | 'global cross-region';

/** A quota of calls to one model, taken out of its name. */
interface ModelQuota {
  readonly scope: Scope;
  readonly unit: 'tokens' | 'requests';
  readonly model: ModelName;
  readonly value: number;
}

/** A model's name in a form in which an id and a quota's name can be compared. */
interface ModelName {
  /** In alphabetical order, because AWS writes both "Claude 3.5 Sonnet" and "Claude Sonnet 4". */
  readonly words: string;
  readonly revision: number;
}

/** Quotas by day, of batches, of latency-optimised calls and of other endpoints have other names. */
const QUOTA_NAME =
  /^(on-demand|cross-region|global cross-region) model inference (tokens|requests) per minute for (.+)$/;
const REVISION = /^v(\d+)$/;
/** Words that a quota's name may have and an id may not, or the other way around, without naming another model. */
const SILENT_WORDS = new Set(['anthropic', 'amazon', 'meta', 'openai', 'deepseek', 'instruct']);

/**
 * Finds each route's quotas by their names. A bare model id has the on-demand ones, an inference profile those across
 * regions, a `global.` profile those of its own. A name must be the model's word for word, in the same revision; where
 * that leaves none, or several that disagree, no figure is given rather than a doubtful one.
 */
export function matchQuotas(
  routes: readonly { readonly id: string; readonly modelId: string }[],
  quotas: readonly AccountQuota[],
): readonly RouteQuotaReport[] {
  const ofModels = quotas.flatMap((quota) => readQuota(quota) ?? []);
  return routes.map(({ id, modelId }) => {
    const scope = scopeOf(modelId);
    const names = namesOf(modelId);
    const own = ofModels.filter((quota) => quota.scope === scope && names.some((name) => isSame(name, quota.model)));
    return { routeId: id, tokens: figureOf(own, 'tokens'), requests: figureOf(own, 'requests') };
  });
}

function figureOf(quotas: readonly ModelQuota[], unit: ModelQuota['unit']): QuotaFigure {
  const values = new Set(quotas.filter((quota) => quota.unit === unit).map(({ value }) => Math.floor(value)));
  const [value] = values;
  if (value === undefined) return { status: 'absent' };
  if (values.size > 1) return { status: 'ambiguous' };
  return value < 1 ? { status: 'zero' } : { status: 'found', perMinute: value };
}

function readQuota({ name, value }: AccountQuota): ModelQuota | null {
  const [, scope, unit, subject] = QUOTA_NAME.exec(name.trim().toLowerCase()) ?? [];
  if (scope === undefined || unit === undefined || subject === undefined) return null;
  return { scope: scope as Scope, unit: unit === 'tokens' ? 'tokens' : 'requests', model: nameFrom(subject), value };
}

function scopeOf(modelId: string): Scope {
  const prefix = profilePrefixOf(modelId);
  if (prefix === null) return 'on-demand';
  return prefix === 'global' ? 'global cross-region' : 'cross-region';
}

/** As the id says it, and as the model table does: "Llama 4 Scout" has more words in its id than in its quota's name. */
function namesOf(modelId: string): readonly ModelName[] {
  const [id = ''] = baseModelId(modelId).toLowerCase().split(':');
  const own = nameFrom(id.slice(id.indexOf('.') + 1).replace(/-\d{8}(?=-|$)/, ''));
  const table = nameFrom(capabilitiesOf(modelId).name.toLowerCase());
  const revision = Math.max(own.revision, table.revision);
  return [
    { words: own.words, revision },
    { words: table.words, revision },
  ];
}

/** Takes "claude 3.5 sonnet v2" or "claude-3-5-sonnet-v2" apart; "llama3" is two words, "v2" is one. */
function nameFrom(text: string): ModelName {
  const parts = text
    .replace(/([a-z])(?=\d)(?<!\bv)/g, '$1 ')
    .split(/[\s-]+/)
    .filter((part) => part !== '' && !SILENT_WORDS.has(part));
  const revisions = parts.flatMap((part) => REVISION.exec(part)?.[1] ?? []);
  const words = joinVersions(parts.filter((part) => !REVISION.test(part)));
  return { words: words.toSorted().join(' '), revision: Number(revisions[0] ?? 1) };
}

/** Ids write 4.5 as two words, and the first release of a version, 4.0, as one. */
function joinVersions(parts: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const previous = joined.at(-1) ?? '';
    if (/^\d{1,2}$/.test(part) && /^\d{1,2}$/.test(previous)) joined[joined.length - 1] = `${previous}.${part}`;
    else joined.push(part);
  }
  return joined.map((part) => part.replace(/^(\d+)\.0$/, '$1'));
}

function isSame(a: ModelName, b: ModelName): boolean {
  return a.words === b.words && a.revision === b.revision;
}
