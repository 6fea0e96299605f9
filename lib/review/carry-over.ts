import type { Finding } from '#lib/findings';
import type { Decision } from './decision.ts';
import { documentCheckJob } from './plan-document-check.ts';
import { type JobRecord, jobText } from './records.ts';
import type { StoredReview } from './store.ts';

/**
 * Takes over from an earlier review of the same document what still holds (D5): the results of sections that would be
 * asked the same question, selections whose words are still there, what the reviewer left out, and every decision.
 * `answersToo` false asks every section anew and keeps the rest.
 */
export function carryOver(planned: StoredReview, earlier: StoredReview, answersToo: boolean): StoredReview {
  const earlierJobs = new Map(earlier.jobs.map((job) => [job.sectionId, job]));
  const findingsOf = Map.groupBy(earlier.findings, ({ sectionId }) => sectionId);
  const findings: Finding[] = [];

  function take(job: JobRecord, from: JobRecord): JobRecord {
    for (const finding of findingsOf.get(job.sectionId) ?? []) findings.push(moved(finding, from, job));
    const { risk, reasoning } = from;
    return {
      ...job,
      state: 'reviewed',
      isCarriedOver: true,
      ...(risk === undefined ? {} : { risk }),
      ...(reasoning === undefined ? {} : { reasoning }),
    };
  }

  const jobs = planned.jobs.map((job): JobRecord => {
    const from = earlierJobs.get(job.sectionId);
    if (from === undefined || job.state !== 'queued') return job;
    if (from.skipReason === 'excluded') return { ...job, state: 'skipped', skipReason: 'excluded' };
    const isSameQuestion = from.questionKey !== undefined && from.questionKey === job.questionKey;
    return answersToo && isSameQuestion && from.state === 'reviewed' ? take(job, from) : job;
  });

  for (const from of earlier.jobs) {
    const place = from.kind === 'selection' && from.state === 'reviewed' ? placeOf(from, earlier, planned) : null;
    if (place === null) continue;
    const id = `${planned.review.id}/${from.sectionId}`;
    const { owner: _owner, ...kept } = from;
    jobs.push(take({ ...kept, ...place, id, reviewId: planned.review.id, position: jobs.length, runs: 0 }, from));
  }

  // What was said of the whole stands where the whole is the same and each of its sections was taken over.
  const whole = earlier.jobs.find(({ kind, state }) => kind === 'document' && state === 'reviewed');
  const isWholeSame =
    planned.document.text === earlier.document.text &&
    jobs.every(({ kind, state, isCarriedOver }) => kind !== 'section' || state === 'skipped' || isCarriedOver === true);
  if (whole !== undefined && answersToo && isWholeSame) {
    jobs.push(take({ ...documentCheckJob(planned.document, jobs), ...summaryOf(whole) }, whole));
  }

  return {
    ...planned,
    review: { ...planned.review, basedOn: earlier.review.id },
    jobs,
    findings,
    decisions: new Map(earlier.decisions),
  };
}

function summaryOf({ summary }: JobRecord) {
  return summary === undefined ? {} : { summary };
}

/** Where a selection's words stand now: as far from the same end of the text as before, or at their only occurrence. */
function placeOf(job: JobRecord, earlier: StoredReview, planned: StoredReview) {
  const { text } = planned.document;
  const words = jobText(job, earlier.document);
  if (job.start < 0) return { start: -1, end: -1 };
  const fromTheEnd = job.start + text.length - earlier.document.text.length;
  const first = text.indexOf(words);
  const places = [job.start, fromTheEnd, first === text.lastIndexOf(words) ? first : -1];
  const start = places.find((place) => place >= 0 && text.startsWith(words, place));
  return start === undefined ? null : { start, end: start + words.length };
}

/** A finding's words have moved with their section. */
function moved(finding: Finding, from: JobRecord, to: JobRecord): Finding {
  const { start, end } = finding.evidence;
  const shift = to.start - from.start;
  if (start < 0 || shift === 0) return finding;
  return { ...finding, evidence: { ...finding.evidence, start: start + shift, end: end + shift } };
}

/**
 * Decisions for the findings of a section that was asked anew: on those that say the same kind of thing about the same
 * words as one that was decided in the earlier review. Findings that have a decision already keep it.
 */
export function inheritedDecisions(
  findings: readonly Finding[],
  decisions: ReadonlyMap<string, Decision>,
  earlier: Pick<StoredReview, 'findings' | 'decisions'>,
): ReadonlyMap<string, Decision> {
  const decided = new Map<string, Decision>();
  for (const finding of earlier.findings) {
    const decision = earlier.decisions.get(finding.id);
    if (decision !== undefined) decided.set(subjectOf(finding), decision);
  }
  const inherited = new Map<string, Decision>();
  for (const finding of findings) {
    const decision = decisions.has(finding.id) ? undefined : decided.get(subjectOf(finding));
    if (decision !== undefined) inherited.set(finding.id, { ...decision, isCarriedOver: true });
  }
  return inherited;
}

function subjectOf({ category, evidence }: Finding): string {
  return `${category}\u0000${evidence.text === '' ? evidence.quote : evidence.text}`;
}
