import type { Page } from 'playwright-core';
import { type Laboratory, pause } from '../chaos/laboratory.ts';
import { type Frames, watchFrames } from './frame-meter.ts';
import { SECTIONS, STREAMED, STREAMED_FINDINGS } from './material.ts';

/** What becomes of the card that is being read while findings stream in around it. */
export interface Streaming {
  readonly order: 'document' | 'severity';
  readonly findings: number;
  readonly frames: Frames;
  /** The furthest that the card's top was from where it stood, in CSS pixels, at any frame. */
  readonly movedPx: number;
  /** Findings that were added above the card while it was read. */
  readonly addedAbove: number;
}

/** Of those, so many are drawn at least: more than one panel shows. */
const DRAWN_FINDINGS = 8;

/** Findings that are there before the reader begins to read. */
const FIRST_FINDINGS = 60;

/** Reviews the document beside the panel; in the middle of its findings a card is read until the review ends. */
export async function measureStreaming(
  lab: Laboratory,
  panel: Page,
  order: Streaming['order'],
  note: (text: string) => void,
): Promise<Streaming> {
  note(`streaming, in the order of ${order}`);
  lab.emulator.setScenario(STREAMED);
  const { tabId } = await lab.browser().openDocument(lab.url(`streamed-${order}`));
  const first = lab.calls();
  const { reviewId } = await lab.browser().request('review.start', { tabId });
  await panel.getByRole('button', { name: 'Stop', exact: true }).waitFor();
  await panel.getByRole('radio', { name: order === 'severity' ? 'Severity' : 'Document', exact: true }).click();
  while ((await lab.state(reviewId)).findings.length < FIRST_FINDINGS) await pause(50);
  await panel.waitForFunction((least) => document.querySelectorAll('article').length >= least, DRAWN_FINDINGS);
  await panel.evaluate(watchCard);
  // The panel itself is not asked: that would take its thread longer than what it does.
  const frames = await watchFrames(panel, async () => {
    while (lab.calls() < first + SECTIONS) await pause(500);
    await lab.finish(reviewId);
  });
  const { movedPx, before, after } = await panel.evaluate(() => {
    const watch = globalThis.benchCard;
    if (watch === undefined) throw new Error('no card is watched');
    return { movedPx: watch.movedPx, before: watch.above, after: watch.countAbove() };
  });
  const { findings } = await lab.state(reviewId);
  if (findings.length !== STREAMED_FINDINGS) throw new Error(`${findings.length} findings have come`);
  return { order, findings: findings.length, frames, movedPx, addedAbove: after - before };
}

interface CardWatch {
  movedPx: number;
  /** Findings above the card when the watch began. */
  readonly above: number;
  readonly countAbove: () => number;
}

declare global {
  var benchCard: CardWatch | undefined;
}

/** Runs in the panel: brings a card in the middle of the list to the middle of the view, and measures it at every frame. */
async function watchCard(): Promise<void> {
  const cards = [...document.querySelectorAll<HTMLElement>('article')];
  const id = cards[Math.floor(cards.length / 2)]?.dataset.findingId;
  const card = () => document.querySelector<HTMLElement>(`[data-finding-id="${id}"]`);
  card()?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const nextFrame = () => new Promise((resume) => requestAnimationFrame(resume));
  for (let frame = 0; frame < 10; frame += 1) await nextFrame();
  /** Those drawn above the card, and those that a line of the list speaks of. */
  const countAbove = () => {
    const items = [...document.querySelectorAll('[data-from]')];
    const at = items.findIndex((item) => item.contains(card()));
    return Number(items[at]?.getAttribute('data-from') ?? Number.NaN);
  };
  const topPx = card()?.getBoundingClientRect().top ?? Number.NaN;
  const watch: CardWatch = { movedPx: 0, above: countAbove(), countAbove };
  globalThis.benchCard = watch;
  requestAnimationFrame(function look() {
    const nowPx = card()?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
    watch.movedPx = Math.max(watch.movedPx, Math.abs(nowPx - topPx));
    if (globalThis.benchCard === watch) requestAnimationFrame(look);
  });
}
