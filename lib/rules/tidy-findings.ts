import { type DraftFinding, type Note, SEVERITIES } from '#lib/findings';
import { counted } from './phrase.ts';

function byPlace(a: DraftFinding, b: DraftFinding): number {
  const start = (a.at?.start ?? 0) - (b.at?.start ?? 0);
  return start !== 0 ? start : rank(a) - rank(b);
}

function rank({ severity }: DraftFinding): number {
  return SEVERITIES.indexOf(severity);
}

/** `words` say the note in English. */
function withNote(finding: DraftFinding, note: Note, words: string): DraftFinding {
  const { assessment, remark } = finding;
  return {
    ...finding,
    assessment: `${assessment} ${words}`,
    ...(remark === undefined ? {} : { remark: { ...remark, notes: [...remark.notes, note] } }),
  };
}

/** The same title again is the same remark: it is made once, at its first place, with the number of the others. */
function mergeRepeated(findings: readonly DraftFinding[]): DraftFinding[] {
  const groups = new Map<string, DraftFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.title);
    if (group === undefined) groups.set(finding.title, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    const count = others.length;
    const words = `The same holds for ${counted(count, 'other place')} in this section.`;
    return [withNote(first, { kind: 'repeated', count }, words)];
  });
}

/** Remarks of one rule on overlapping words become one, under the most severe of them. */
function mergeOverlapping(findings: readonly DraftFinding[]): DraftFinding[] {
  const clusters: { members: DraftFinding[]; end: number }[] = [];
  for (const finding of findings) {
    const cluster = clusters.at(-1);
    const { start, end } = finding.at ?? { start: 0, end: 0 };
    if (cluster !== undefined && start < cluster.end) {
      cluster.members.push(finding);
      cluster.end = Math.max(cluster.end, end);
    } else {
      clusters.push({ members: [finding], end });
    }
  }
  return clusters.flatMap(({ members }) => {
    const [first, ...others] = members.toSorted((a, b) => rank(a) - rank(b));
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    const statements = others.flatMap(({ remark }) => (remark === undefined ? [] : [remark.statement]));
    const words = `Also here: ${others.map(({ title }) => title).join('; ')}.`;
    return [withNote(first, { kind: 'overlapping', statements }, words)];
  });
}

/**
 * One rule's findings of one section as they are shown: in order, without repetition or overlap, at most `limit` of
 * them; what is left out is said in the last one.
 */
export function tidyFindings(findings: readonly DraftFinding[], limit: number): DraftFinding[] {
  const merged = mergeOverlapping(mergeRepeated(findings.toSorted(byPlace)).toSorted(byPlace));
  if (merged.length <= limit) return merged;
  // The most severe stay; among equals, those that come first.
  const kept = merged
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, limit)
    .toSorted(byPlace);
  const last = kept.at(-1);
  if (last === undefined) return [];
  const count = merged.length - limit;
  const words = `${counted(count, 'further finding')} of this kind in the section ${count === 1 ? 'is' : 'are'} not listed.`;
  return [...kept.slice(0, -1), withNote(last, { kind: 'unlisted', count }, words)];
}
