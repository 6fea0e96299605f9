import type { Page } from 'playwright-core';
import { percentile } from '../routing/measures.ts';

/** What a page did while it was watched. Milliseconds. */
export interface Frames {
  readonly count: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  /** Tasks of the page's thread above 50 ms as the browser reports them: by the clock, so on a busy machine with all waits. */
  readonly longTasksMs: readonly number[];
  /** Tasks above 50 ms of the processor's time, which does not depend on what else the machine does. */
  readonly longTasksCpuMs: readonly number[];
  /** The longest task, in the processor's time. */
  readonly longestTaskCpuMs: number;
  /** Shift of the layout, as the browser counts it (CLS), that no input asked for. */
  readonly layoutShift: number;
}

/** What the page itself keeps while it is watched. */
interface Watch {
  readonly framesMs: number[];
  readonly tasksMs: number[];
  shift: number;
  readonly stop: () => void;
}

declare global {
  var benchWatch: Watch | undefined;
}

const LONG_TASK_MS = 50;
const MARK = 'bench-thread';

/** An event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Time of the thread's own. */
  readonly tdur?: number;
}

/** Processor time of each task of the page's thread while `work` goes on. Milliseconds. */
async function traceTasks(page: Page, work: () => Promise<unknown>): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the browser cannot be traced');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] });
  await page.evaluate((mark) => performance.mark(mark), MARK);
  await work();
  const trace = JSON.parse(String(await browser.stopTracing())) as { readonly traceEvents: readonly TraceEvent[] };
  const thread = trace.traceEvents.find(({ name }) => name === MARK);
  return trace.traceEvents
    .filter(({ name, pid, tid }) => /RunTask$/.test(name) && pid === thread?.pid && tid === thread.tid)
    .map(({ tdur = 0 }) => tdur / 1_000);
}

/** Watches a page's frames and tasks while `work` goes on in it. */
export async function watchFrames(page: Page, work: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(() => {
    const framesMs: number[] = [];
    const tasksMs: number[] = [];
    const tasks = new PerformanceObserver((list) => tasksMs.push(...list.getEntries().map((entry) => entry.duration)));
    const shifts = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) watch.shift += entry.value;
      }
    });
    let lastMs = performance.now();
    let frame = requestAnimationFrame(function next(nowMs) {
      framesMs.push(nowMs - lastMs);
      lastMs = nowMs;
      frame = requestAnimationFrame(next);
    });
    const watch: Watch = {
      framesMs,
      tasksMs,
      shift: 0,
      stop: () => {
        cancelAnimationFrame(frame);
        tasks.disconnect();
        shifts.disconnect();
      },
    };
    tasks.observe({ type: 'longtask' });
    shifts.observe({ type: 'layout-shift' });
    globalThis.benchWatch = watch;
  });
  const tasksCpuMs = await traceTasks(page, work);
  const { framesMs, tasksMs, shift } = await page.evaluate(async () => {
    // A long task is reported after it has ended, and after the frame that it held up.
    await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume, 100)));
    const { stop, ...seen } = globalThis.benchWatch as Watch;
    stop();
    return seen;
  });
  const sorted = framesMs.slice(1).sort((first, second) => first - second);
  return {
    count: sorted.length,
    medianMs: percentile(sorted, 0.5) ?? Number.NaN,
    p95Ms: percentile(sorted, 0.95) ?? Number.NaN,
    longestMs: sorted.at(-1) ?? Number.NaN,
    longTasksMs: tasksMs,
    longTasksCpuMs: tasksCpuMs.filter((taskMs) => taskMs > LONG_TASK_MS),
    longestTaskCpuMs: Math.max(0, ...tasksCpuMs),
    layoutShift: shift,
  };
}
