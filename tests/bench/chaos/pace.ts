import { openLaboratory } from './laboratory.ts';

/** How long a document of fifteen long sections takes, beside the least that the models' latency allows. */
export interface PaceResult {
  readonly sections: number;
  readonly elapsedMs: number;
  /** Four workers, each asking for one section after the other at the emulator's mean latency. */
  readonly leastMs: number;
}

const SECTIONS = 15;
const WORKERS = 4;
/** A sentence of 20 words; a hundred of them are a section. */
const SENTENCE =
  'The supplier keeps the records of each delivery in the place that was agreed and shows them on request there. ';

export async function measurePace(note: (text: string) => void): Promise<PaceResult> {
  const lab = await openLaboratory(SECTIONS, SENTENCE.repeat(100), {
    requestsPerMinute: 30,
    concurrentRequests: 5,
    tokensPerMinute: 120_000,
  });
  try {
    lab.emulator.setScenario({ rules: [{ firstByteMs: 2_000, perFrameMs: 20 }] });
    const first = lab.emulator.journal.length;
    const { review, sections } = await lab.finish(await lab.start('pace'));
    const calls = lab.emulator.journal.slice(first).filter(({ operation }) => operation === 'ConverseStream');
    const latency = calls.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0) / calls.length;
    const asked = sections.filter(({ status }) => status === 'reviewed').length;
    note(
      `pace: ${asked} sections in ${review.totals.elapsedMs} ms, ${calls.length} requests of ${Math.round(latency)} ms`,
    );
    return { sections: asked, elapsedMs: review.totals.elapsedMs, leastMs: Math.ceil(asked / WORKERS) * latency };
  } finally {
    await lab.close();
  }
}
