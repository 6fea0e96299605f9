import { buildReport, formatReport } from '#lib/reports';
import type { ReviewSnapshot } from '#lib/review';
import { reportWords } from '../../components/export/report-words.ts';
import { problemTitle } from '../../components/problem/problem-words.ts';
import type { ExtensionBrowser } from './extension-browser.ts';

/** How often the review's state is asked for while it runs. */
const POLL_MS = 200;

/** Reviews the document of a tab and waits for its end, however it ends. @throws {ProblemError} */
export async function runReview(browser: ExtensionBrowser, tabId: number, playbook?: string): Promise<ReviewSnapshot> {
  const { reviewId } = await browser.request('review.start', {
    tabId,
    ...(playbook === undefined ? {} : { playbook }),
  });
  for (;;) {
    const snapshot = await browser.request('review.get', { reviewId });
    if (snapshot.review.status !== 'running') return snapshot;
    await new Promise((resume) => setTimeout(resume, POLL_MS));
  }
}

/** A review as one self-contained HTML page. @throws {ProblemError} */
export async function htmlReport(browser: ExtensionBrowser, reviewId: string): Promise<string> {
  const source = await browser.request('review.report', { reviewId });
  const report = buildReport(source, { exportedAtMs: Date.now(), describeProblem: problemTitle });
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return String(formatReport(report, 'html', { locale, timeZone, words: reportWords() }).content);
}

/** A review in the stable form of the `review` command. */
export function reviewReport({ review, sections, findings }: ReviewSnapshot) {
  return {
    url: review.url,
    title: review.title,
    provider: review.provider,
    coverage: review.counts,
    sections: sections.map(({ id, heading, status, skipReason, problem, risk }) => ({
      id,
      heading,
      status,
      ...(skipReason === undefined && problem === undefined ? {} : { reason: skipReason ?? problem?.code }),
      risk: risk ?? null,
    })),
    findings: findings.map(({ remark: _remark, ...finding }) => finding),
    totals: review.totals,
  };
}
