import { openLaboratory, pause } from './laboratory.ts';

/** Many documents at once, and somebody who selects a passage in the middle of it. */
export interface CrowdResult {
  readonly documents: number;
  readonly jobs: number;
  /** Jobs that were reviewed without being asked for again. */
  readonly reviewedAtOnce: number;
  readonly failed: number;
  /** Jobs that were still waiting when the selection was answered. */
  readonly waitingBehindSelection: number;
}

const DOCUMENTS = 50;
const SECTIONS = 4;
const POLL_MS = 50;

/** The first model throttles every tenth request: the second one stands in. */
export async function reviewCrowd(note: (text: string) => void): Promise<CrowdResult> {
  const lab = await openLaboratory(SECTIONS);
  try {
    const throttled = Array.from({ length: 20 }, (_, index) => ({
      model: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      requests: { from: index * 10 + 5, to: index * 10 + 5 },
      throttle: {},
    }));
    lab.emulator.setScenario({ rules: [{ firstByteMs: 100, perFrameMs: 1 }, ...throttled] });
    const opened = [];
    for (let index = 1; index <= DOCUMENTS; index += 1)
      opened.push(await lab.browser().openDocument(lab.url(`crowd-${index}`)));
    const started = await Promise.all(opened.map(({ tabId }) => lab.browser().request('review.start', { tabId })));
    const last = opened.at(-1);
    if (last === undefined) throw new Error('there are documents');
    await last.page.evaluate(() => {
      const paragraph = document.querySelector('p');
      if (paragraph !== null) getSelection()?.selectAllChildren(paragraph);
    });
    const { reviewId, sectionId } = await lab.browser().request('selection.start', { tabId: last.tabId });
    const states = async () => Promise.all(started.map((one) => lab.state(one.reviewId)));
    for (;;) {
      const { sections } = await lab.state(reviewId);
      if (sections.find(({ id }) => id === sectionId)?.status === 'reviewed') break;
      await pause(POLL_MS);
    }
    const waitingBehindSelection = (await states())
      .flatMap(({ sections }) => sections)
      .filter(({ status }) => status === 'queued').length;
    await Promise.all(started.map((one) => lab.finish(one.reviewId)));
    const jobs = (await states())
      .flatMap(({ sections }) => sections)
      .filter(({ kind, status }) => kind === 'section' && status !== 'skipped');
    const reviewed = jobs.filter(({ status }) => status === 'reviewed').length;
    note(`crowd: ${reviewed} of ${jobs.length} jobs reviewed, ${waitingBehindSelection} behind the selection`);
    return {
      documents: DOCUMENTS,
      jobs: jobs.length,
      reviewedAtOnce: reviewed,
      failed: jobs.length - reviewed,
      waitingBehindSelection,
    };
  } finally {
    await lab.close();
  }
}
