import { loadavg } from 'node:os';
import { ensureBuild } from '#tests/drive/build.ts';
import type { Benchmark } from '../benchmark.ts';
import { type Laboratory, openLaboratory, pause } from '../chaos/laboratory.ts';
import { type BundleSize, measureBundles } from '../worker/bundle-sizes.ts';
import type { Frames } from './frame-meter.ts';
import { type LongList, measureLongList } from './long-list.ts';
import { CLAUSES, FEW, FEW_FINDINGS, MANY, MANY_FINDINGS, SECTIONS } from './material.ts';
import { beside, measureOpenings, type Opening, type Openings, type ReviewedDocument } from './opening.ts';
import { measurePopup, type PopupTimes } from './popup.ts';
import { measureStreaming, type Streaming } from './streaming.ts';

/** As wide as side panels are at first. */
const PANEL = { width: 400, height: 800 };

/** On a machine that is busy with other things everything takes long, and is compared all the same. */
const PATIENCE_MS = 180_000;

interface PanelResult {
  /** Average number of processes that wanted the processor, before and after. */
  readonly load: readonly [number, number];
  readonly openings: Openings;
  readonly longList: LongList;
  readonly streaming: readonly Streaming[];
  readonly popup: PopupTimes;
  readonly bundles: readonly BundleSize[];
}

/** How fast the panel is (B7): the built extension with the real side panel against the emulator. */
export const panelBenchmark: Benchmark = {
  name: 'panel',
  summary: 'opening with 50 and 5,000 findings, scrolling, filtering, 500 findings streaming in, popup, bundle sizes',
  run: async (_, note) => {
    const loadBefore = loadavg()[0] ?? Number.NaN;
    const measured = await inLaboratory(note);
    const popup = await measurePopup(note);
    const bundles = measureBundles(ensureBuild('release')).filter(({ part }) => /panel|popup/.test(part));
    const result = { load: [loadBefore, loadavg()[0] ?? Number.NaN] as const, ...measured, popup, bundles };
    return { json: [result], markdown: report(result) };
  },
};

async function inLaboratory(note: (text: string) => void) {
  const lab = await openLaboratory(SECTIONS, CLAUSES.join(' '));
  try {
    const few = await reviewed(lab, 'few', FEW, FEW_FINDINGS, note);
    const many = await reviewed(lab, 'many', MANY, MANY_FINDINGS, note);
    const panel = await lab.browser().openSidePanel(many.page);
    panel.setDefaultTimeout(PATIENCE_MS);
    await panel.setViewportSize(PANEL);
    await beside(panel, many);
    const openings = await measureOpenings(lab.browser(), panel, [few, many], note);
    note(JSON.stringify(openings));
    const longList = await measureLongList(panel, note);
    note(JSON.stringify(longList));
    const streaming = [
      await measureStreaming(lab, panel, 'document', note),
      await measureStreaming(lab, panel, 'severity', note),
    ];
    return { openings, longList, streaming };
  } finally {
    await lab.close();
  }
}

async function reviewed(
  lab: Laboratory,
  name: string,
  scenario: Parameters<Laboratory['emulator']['setScenario']>[0],
  findings: number,
  note: (text: string) => void,
): Promise<ReviewedDocument> {
  note(`a review with ${findings} findings`);
  lab.emulator.setScenario(scenario);
  const { page, tabId } = await lab.browser().openDocument(lab.url(name));
  const first = lab.calls();
  const { reviewId } = await lab.browser().request('review.start', { tabId });
  // Asking for thousands of findings ten times a second would be most of the work.
  while (lab.calls() < first + SECTIONS) await pause(500);
  const { findings: found } = await lab.finish(reviewId);
  if (found.length !== findings) throw new Error(`${found.length} findings instead of ${findings}`);
  return { page, findings };
}

function report({ load, openings, longList, streaming, popup, bundles }: PanelResult): string {
  const ms = (value: number) => value.toFixed(0);
  const kB = (bytes: number) => (bytes / 1_000).toFixed(1);
  const frames = (
    name: string,
    { count, medianMs, p95Ms, longestMs, longTasksMs, longTasksCpuMs, longestTaskCpuMs }: Frames,
  ) =>
    `| ${name} | ${count} | ${ms(medianMs)} | ${ms(p95Ms)} | ${ms(longestMs)} | ${longTasksMs.length} | ${longTasksCpuMs.length} | ${ms(longestTaskCpuMs)} |`;
  const opening = (name: string, [few, many]: readonly Opening[]) =>
    few === undefined || many === undefined
      ? ''
      : `| ${name} | ${ms(few.firstFindingMs)} | ${ms(many.firstFindingMs)} | ${(many.firstFindingMs / few.firstFindingMs).toFixed(2)} | ${ms(few.allFindingsMs)} | ${ms(many.allFindingsMs)} |`;
  return [
    '# Panel',
    '',
    `Load of the machine: ${load[0].toFixed(1)} before, ${load[1].toFixed(1)} after.`,
    '',
    `Opening the panel beside a reviewed document of ${SECTIONS} sections, medians of ${openings.runs} by turns, ms:`,
    '',
    `| worker | first finding of ${FEW_FINDINGS} | first finding of ${MANY_FINDINGS} | ratio | all ${FEW_FINDINGS} | all ${MANY_FINDINGS} |`,
    '|---|---:|---:|---:|---:|---:|',
    opening('running', openings.warm),
    opening('killed before', openings.cold),
    '',
    '| doing | frames | median ms | 95th percentile ms | longest ms | tasks above 50 ms by the clock | above 50 ms of processor time | longest, processor ms |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    frames(`scrolling through ${MANY_FINDINGS}`, longList.scrolling),
    frames(`filtering ${MANY_FINDINGS}`, longList.filtering),
    ...streaming.map((one) => frames(`reading while ${one.findings} stream in, by ${one.order}`, one.frames)),
    '',
    `Findings in the DOM after scrolling: ${longList.drawnFindings}.`,
    '',
    ...streaming.map(
      (one) =>
        `The card that was read in the order of ${one.order} moved by ${one.movedPx.toFixed(1)} px at most, while ${one.addedAbove} findings came above it; layout shift ${one.frames.layoutShift.toFixed(4)}.`,
    ),
    '',
    `Popup usable after ${ms(popup.popupMs)} ms, an empty React popup after ${ms(popup.emptyMs)} ms (medians of ${popup.runs}): ${(popup.popupMs / popup.emptyMs).toFixed(2)} times.`,
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
