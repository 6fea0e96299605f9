import type { Finding } from '#lib/findings';
import type { PanelPush } from '#lib/messaging';
import type { ReviewSnapshot } from '#lib/review';

/** More than a panel shows at once. */
const FIRST_PORTION = 40;
/** Some 300 kB: read by the panel within a frame or two. */
const PORTION = 250;

/**
 * A snapshot as a panel is told it: thousands of findings in one message would keep it from drawing any of them for as long
 * as all take to be read. The first portion is the beginning of the document; what follows adds to it.
 */
export function inPortions(snapshot: ReviewSnapshot | null): readonly PanelPush[] {
  if (snapshot === null || snapshot.findings.length <= FIRST_PORTION) return [{ kind: 'snapshot', snapshot }];
  const findings = inDocumentOrder(snapshot);
  const reviewId = snapshot.review.id;
  const pushes: PanelPush[] = [
    { kind: 'snapshot', snapshot: { ...snapshot, findings: findings.slice(0, FIRST_PORTION) } },
  ];
  for (let from = FIRST_PORTION; from < findings.length; from += PORTION) {
    const added = findings.slice(from, from + PORTION);
    pushes.push({ kind: 'findings-changed', reviewId, removed: [], added });
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
