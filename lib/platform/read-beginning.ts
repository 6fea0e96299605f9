import { type Finding, SEVERITIES, type Severity } from '#lib/findings';
import { type AwaitedFindings, type StoredBeginning, withoutArrived } from '#lib/review';
import type { Database } from './database.ts';

const STORES = ['reviews', 'jobs', 'findings', 'decisions'] as const;

/** Sections whose findings are asked for at once. */
const SECTIONS_AT_ONCE = 8;

/** The beginning of a long review: the others of its findings are counted and not read. Null where there are no others. */
export async function readBeginning(
  database: Database,
  reviewId: string,
  count: number,
): Promise<StoredBeginning | null> {
  const transaction = database.transaction(STORES);
  const stored = transaction.objectStore('findings');
  if ((await stored.index('by-review').count(reviewId)) <= count) return null;
  const counted = async (severity: Severity, status: Finding['evidence']['status']) =>
    stored.index('by-gravity').count([reviewId, severity, status]);
  const [review, jobs, decisions, ...tallies] = await Promise.all([
    transaction.objectStore('reviews').get(reviewId),
    transaction.objectStore('jobs').index('by-review').getAll(reviewId),
    transaction.objectStore('decisions').index('by-review').getAll(reviewId),
    ...SEVERITIES.map(async (severity) => {
      const [verified, repaired, unverified] = await Promise.all([
        counted(severity, 'verified'),
        counted(severity, 'repaired'),
        counted(severity, 'unverified'),
      ]);
      return { severity, placed: verified + repaired, unverified };
    }),
  ]);
  if (review === undefined) return null;
  jobs.sort((first, second) => first.position - second.position);
  const findings: Finding[] = [];
  for (let from = 0; findings.length < count && from < jobs.length; from += SECTIONS_AT_ONCE) {
    const some = jobs.slice(from, from + SECTIONS_AT_ONCE);
    const found = await Promise.all(some.map(({ id }) => stored.index('by-section').getAll(id)));
    findings.push(...found.flat().map(({ finding }) => finding));
  }
  const bySeverity: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, placed } of tallies) bySeverity[severity] = placed;
  const all: AwaitedFindings = { bySeverity, unverified: tallies.reduce((sum, { unverified }) => sum + unverified, 0) };
  return {
    review,
    jobs,
    findings,
    decisions: new Map(decisions.map(({ findingId, decision }) => [findingId, decision])),
    awaited: withoutArrived(all, findings),
  };
}
