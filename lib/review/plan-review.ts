import type { Outline, RegionChoice, Section } from '#lib/outline';
import { type Playbook, playbookReference } from '#lib/playbooks';
import { createQuestionKey } from './question-key.ts';
import type { JobRecord } from './records.ts';
import type { StoredReview } from './store.ts';
import type { Provider } from './views.ts';

export interface ReviewPlan {
  readonly reviewId: string;
  readonly tabId: number;
  readonly provider: Provider;
  readonly playbook: Playbook;
  /** Who will answer, with the version of what is asked. */
  readonly reviewerKey: string;
  readonly region?: RegionChoice;
  readonly now: number;
}

/** Makes the records of a new review: one job for each section, those without a text of their own skipped. */
export function planReview(outline: Outline, plan: ReviewPlan): StoredReview {
  const { provider, reviewerKey, playbook } = plan;
  const { title: documentTitle, text: documentText } = outline;
  const keyOf = createQuestionKey({ provider, reviewerKey, playbook, documentTitle, documentText });
  const planJob = (section: Section, position: number): JobRecord => {
    const job = jobOf(plan.reviewId, section, position);
    return hasBody(section)
      ? { ...job, questionKey: keyOf(section.path, section.hash) }
      : { ...job, state: 'skipped', skipReason: 'no-text' };
  };
  return {
    review: {
      id: plan.reviewId,
      tabId: plan.tabId,
      url: outline.url,
      title: outline.title,
      provider: plan.provider,
      playbook: playbookReference(plan.playbook),
      playbookName: plan.playbook.name,
      status: 'running',
      startedAtMs: plan.now,
      textCoverage: { ratio: outline.coverage.ratio, leftOut: outline.coverage.leftOut },
      ...(plan.region === undefined ? {} : { region: plan.region }),
      totals: { attempts: 0, throttles: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 },
    },
    document: {
      reviewId: plan.reviewId,
      title: outline.title,
      language: outline.language,
      text: outline.text,
      headings: outline.sections.map(({ heading }) => heading),
      playbook: plan.playbook,
    },
    jobs: outline.sections.map(planJob),
    findings: [],
    decisions: new Map(),
  };
}

function jobOf(reviewId: string, section: Section, position: number): JobRecord {
  return {
    id: `${reviewId}/${section.id}`,
    reviewId,
    position,
    kind: 'section',
    sectionId: section.id,
    heading: section.heading,
    path: section.path,
    level: section.level,
    words: section.words,
    hash: section.hash,
    start: section.start,
    end: section.end,
    ...(section.collapsedLength > 0 ? { isPartlyCollapsed: true } : {}),
    state: 'queued',
    runs: 0,
  };
}

/** A section that is only its heading has nothing to review; its subsections are sections of their own. */
function hasBody({ text, heading }: Section): boolean {
  return text.replace(heading, '').trim() !== '';
}
