import { readOutline, type TextMap } from '#lib/outline';
import type { ProductReading } from './protocol.ts';

/** A small generator of even chance (mulberry32), so that a run can be repeated. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function textOfRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): string {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.toString();
}

function checkPositions(map: TextMap, count: number, seed: number): ProductReading['positions'] {
  const words = [...map.text.matchAll(/[\p{L}\p{N}]+/gu)];
  const chance = chanceFrom(seed);
  let checked = 0;
  let right = 0;
  for (let drawn = 0; drawn < Math.min(count, words.length); drawn++) {
    const word = words[Math.floor(chance() * words.length)];
    if (!word) continue;
    checked += 1;
    const found = map.rangesOf(word.index, word.index + word[0].length).map(textOfRange);
    if (found.join('') === word[0]) right += 1;
  }
  return { checked, right };
}

/** Reads the page as the content script does, yielding to the page in the same way. */
export async function readProduct(positions: number, seed: number): Promise<ProductReading> {
  const tasks: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  // A task of its own, so that what the browser did before is not counted.
  await scheduler.yield();
  const start = performance.now();
  const { outline, map } = await readOutline(document, {
    now: () => performance.now(),
    yieldToPage: () => scheduler.yield(),
  });
  const end = performance.now();
  await scheduler.postTask(() => undefined, { priority: 'background' });
  tasks.push(...observer.takeRecords());
  observer.disconnect();
  const own = tasks.filter(({ startTime }) => startTime >= start - 1 && startTime < end);
  return {
    text: outline.text,
    sections: outline.sections.map(({ id, path, level, heading, hash, text }) => ({
      id,
      path,
      level,
      heading,
      hash,
      text,
    })),
    elapsedMs: outline.timing.totalMs,
    longestTaskMs: outline.timing.longestTaskMs,
    browserLongestTaskMs: Math.max(0, ...own.map(({ duration }) => duration)),
    positions: checkPositions(map, positions, seed),
  };
}
