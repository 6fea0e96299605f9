import { openLaboratory, USUAL } from '../chaos/laboratory.ts';
import { measureHeap } from './heap.ts';

/** What reviews cost the worker, and how soon it answers. */
export interface ReviewMeasures {
  /** Heap after garbage collection, in bytes, after so many jobs. */
  readonly heap: readonly { readonly jobs: number; readonly bytes: number }[];
  /** From a page's `review.start` to its answer, milliseconds, for a document of so many sections. */
  readonly start: {
    readonly sections: number;
    readonly runs: number;
    readonly medianMs: number;
    readonly longestMs: number;
  };
  /** From the last byte of a short answer at the emulator to its finding in the side panel, milliseconds. */
  readonly firstFinding: { readonly runs: number; readonly medianMs: number; readonly longestMs: number };
}

const FEW_JOBS = 50;
const MANY_JOBS = 2_000;
const LONG_DOCUMENT_SECTIONS = 2_000;
const RUNS = 7;

export async function measureReviews(note: (text: string) => void): Promise<ReviewMeasures> {
  return {
    heap: await heapOverJobs(note),
    start: await startLatency(note),
    firstFinding: await firstFindingLatency(note),
  };
}

/** Reviews one document after the other, each of 50 jobs: its title has no text, so it is none. */
async function heapOverJobs(note: (text: string) => void): Promise<ReviewMeasures['heap']> {
  const lab = await openLaboratory(FEW_JOBS);
  try {
    lab.emulator.setScenario(USUAL);
    const heap: { jobs: number; bytes: number }[] = [];
    for (let jobs = FEW_JOBS; jobs <= MANY_JOBS; jobs += FEW_JOBS) {
      const { review } = await lab.finish(await lab.start(`document-${jobs}`));
      if (review.counts.reviewed < FEW_JOBS) throw new Error(`only ${review.counts.reviewed} sections were reviewed`);
      await lab.closeDocuments();
      if (jobs !== FEW_JOBS && jobs !== MANY_JOBS) continue;
      const { context } = lab.browser();
      const worker = context.serviceWorkers()[0];
      if (worker === undefined) throw new Error('the worker is not running');
      heap.push({ jobs, bytes: await measureHeap(context, worker.url()) });
      note(`heap after ${jobs} jobs: ${heap.at(-1)?.bytes} bytes`);
    }
    return heap;
  } finally {
    await lab.close();
  }
}

async function startLatency(note: (text: string) => void): Promise<ReviewMeasures['start']> {
  const lab = await openLaboratory(LONG_DOCUMENT_SECTIONS - 1);
  try {
    lab.emulator.setScenario({ rules: [{ firstByteMs: 600_000 }] });
    const times: number[] = [];
    for (let run = 1; run <= RUNS; run += 1) {
      const tabId = await lab.open(`long-${run}`);
      const before = performance.now();
      const { reviewId } = await lab.browser().request('review.start', { tabId });
      times.push(performance.now() - before);
      const { counts } = (await lab.state(reviewId)).review;
      if (counts.found !== LONG_DOCUMENT_SECTIONS) throw new Error(`${counts.found} sections were found`);
      await lab.browser().request('review.stop', { reviewId });
      await lab.closeDocuments();
    }
    note(`start: ${times.map(Math.round).join(', ')} ms`);
    return { sections: LONG_DOCUMENT_SECTIONS, runs: RUNS, ...spread(times) };
  } finally {
    await lab.close();
  }
}

async function firstFindingLatency(note: (text: string) => void): Promise<ReviewMeasures['firstFinding']> {
  const lab = await openLaboratory(1);
  try {
    // The title has no text: one request, whose answer takes no time once it begins.
    lab.emulator.setScenario({ rules: [{ firstByteMs: 1_000 }] });
    const times: number[] = [];
    for (let run = 1; run <= RUNS; run += 1) {
      const { page } = await lab.browser().openDocument(lab.url(`short-${run}`));
      const panel = await lab.browser().openSidePanel(page);
      await panel.getByRole('button', { name: 'Review this page' }).waitFor();
      const seenAtMs = panel.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const look = () => {
              if (document.querySelector('article') === null) requestAnimationFrame(look);
              else resolve(Date.now());
            };
            look();
          }),
      );
      const first = lab.emulator.journal.length;
      await panel.getByRole('button', { name: 'Review this page' }).click();
      const shown = await seenAtMs;
      const asked = lab.emulator.journal.slice(first).find(({ operation }) => operation === 'ConverseStream');
      const served = await lab.emulator.waitFor(({ number, phase }) => number === asked?.number && phase === 'served');
      times.push(shown - (served.atMs + (served.durationMs ?? 0)));
      await panel.close();
      await lab.closeDocuments();
    }
    note(`first finding: ${times.map(Math.round).join(', ')} ms`);
    return { runs: RUNS, ...spread(times) };
  } finally {
    await lab.close();
  }
}

function spread(times: readonly number[]) {
  const sorted = times.toSorted((one, two) => one - two);
  return { medianMs: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, longestMs: sorted.at(-1) ?? Number.NaN };
}
