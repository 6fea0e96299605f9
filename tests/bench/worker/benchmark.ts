import { ensureBuild } from '#tests/drive/build.ts';
import { launchExtension } from '#tests/drive/extension-browser.ts';
import type { Benchmark } from '../benchmark.ts';
import { type BundleSize, measureBundles } from './bundle-sizes.ts';
import { type CallOverhead, measureCallOverhead } from './call-overhead.ts';
import { type ColdStart, measureColdStart } from './cold-start.ts';
import { measureHeap } from './heap.ts';
import { measureReviews, type ReviewMeasures } from './review-measures.ts';

/** What the background worker costs (B6): a call's overhead, its start, its memory, and the code of every part. */
export const workerBenchmark: Benchmark = {
  name: 'worker',
  summary:
    'overhead of a call over the bare SDK, cold start, memory over jobs, how soon starts and findings come, bundle sizes',
  run: async (_, note) => {
    const overhead = await inBrowser('bench', async ({ context }) => {
      const [worker] = context.serviceWorkers();
      if (worker === undefined) throw new Error('the worker is not running');
      return { calls: await measureCallOverhead(worker, note), heapBytes: await measureHeap(context, worker.url()) };
    });
    const coldStart = await inBrowser('testing', (browser) => measureColdStart(browser, note));
    const reviews = await measureReviews(note);
    const bundles = measureBundles(ensureBuild('release'));
    return {
      json: [{ ...overhead, coldStart, reviews, bundles }],
      markdown: report(overhead.calls, overhead.heapBytes, coldStart, reviews, bundles),
    };
  },
};

async function inBrowser<T>(
  flavour: 'bench' | 'testing',
  work: (browser: Awaited<ReturnType<typeof launchExtension>>) => Promise<T>,
): Promise<T> {
  const browser = await launchExtension({ extensionFolder: ensureBuild(flavour), headless: true });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

function report(
  calls: CallOverhead,
  heapBytes: number,
  start: ColdStart,
  reviews: ReviewMeasures,
  bundles: readonly BundleSize[],
): string {
  const ms = (value: number) => value.toFixed(1);
  const kB = (bytes: number) => (bytes / 1_000).toFixed(1);
  return [
    '# Worker',
    '',
    `A small request to the emulator, ${calls.calls} times each way, in the same worker by turns:`,
    '',
    '| bare SDK, median ms | through the model manager, median ms | added, median ms | added, 95th percentile ms | transactions a call |',
    '|---:|---:|---:|---:|---:|',
    `| ${ms(calls.bareMedianMs)} | ${ms(calls.managedMedianMs)} | ${ms(calls.addedMedianMs)} | ${ms(calls.addedP95Ms)} | ${calls.transactionsPerCall.toFixed(2)} |`,
    '',
    `JavaScript heap after these calls: ${kB(heapBytes)} kB.`,
    '',
    `From a page’s message to the first request at the model’s host, ${start.runs} runs: killed worker ${ms(start.coldMedianMs)} ms in the median (95th percentile ${ms(start.coldP95Ms)} ms), running worker ${ms(start.warmMedianMs)} ms.`,
    '',
    `JavaScript heap after ${reviews.heap.map(({ jobs, bytes }) => `${jobs} jobs: ${kB(bytes)} kB`).join(', after ')}.`,
    '',
    `\`review.start\` of ${reviews.start.sections} sections is answered in ${ms(reviews.start.medianMs)} ms (median of ${reviews.start.runs}; longest ${ms(reviews.start.longestMs)} ms). A finding is in the panel ${ms(reviews.firstFinding.medianMs)} ms after the last byte of its answer (longest ${ms(reviews.firstFinding.longestMs)} ms).`,
    '',
    '| part | code, kB | gzipped, kB | limit, kB |',
    '|---|---:|---:|---:|',
    ...bundles.map(
      ({ part, bytes, gzippedBytes, limitBytes }) =>
        `| ${part} | ${kB(bytes)} | ${kB(gzippedBytes)} | ${limitBytes === null ? '–' : kB(limitBytes)} |`,
    ),
    '',
  ].join('\n');
}
