import type { Finding } from '#lib/findings';
import type { PanelPush } from '#lib/messaging';
import { type ReviewSnapshot, tallyFindings } from '#lib/review';

/** More than a panel shows at once. */
export const FIRST_PORTION = 40;
/** Some 300 kB: read by the panel within a frame or two. */
const PORTION = 250;

/**
 * A snapshot as a panel is told it: thousands of findings in one message would keep it from drawing any of them for as long
 * as all take to be read. The first portion is the beginning of the document; what follows adds to it.
 *
 * @param firstPortion how many findings to begin with: as many as are shown already, so that none goes and comes again.
 */
export function inPortions(snapshot: ReviewSnapshot | null, firstPortion = FIRST_PORTION): readonly PanelPush[] {
  if (snapshot === null || snapshot.findings.length <= firstPortion) return [{ kind: 'snapshot', snapshot }];
  const findings = inDocumentOrder(snapshot);
  const reviewId = snapshot.review.id;
  const awaitedFrom = (from: number) =>
    from < findings.length ? { awaited: tallyFindings(findings.slice(from)) } : undefined;
  const first = { ...snapshot, findings: findings.slice(0, firstPortion) };
  const pushes: PanelPush[] = [{ kind: 'snapshot', snapshot: first, ...awaitedFrom(firstPortion) }];
  for (let from = firstPortion; from < findings.length; from += PORTION) {
    const portion = findings.slice(from, from + PORTION);
    pushes.push({ kind: 'portion', reviewId, findings: portion, ...awaitedFrom(from + PORTION) });
  }
  return pushes;
}

function inDocumentOrder({ sections, findings }: ReviewSnapshot): readonly Finding[] {
  const bySection = Map.groupBy(findings, ({ sectionId }) => sectionId);
  const order = new Set([...sections.map(({ id }) => id), ...bySection.keys()]);
  return [...order].flatMap((id) =>
    (bySection.get(id) ?? []).toSorted((one, other) => one.evidence.start - other.evidence.start),
  );
}
