import type { CallResult, Policy, PolicyContext, PolicyDefinition, PolicyRequest } from '../policy.ts';

/** What a request's own course may ask for. */
export type Move =
  | { readonly kind: 'call'; readonly routeIndex: number }
  | { readonly kind: 'sleep'; readonly untilMs: number }
  /** Until `release` of the same signal. */
  | { readonly kind: 'await'; readonly signal: Signal };

/** Something that several requests can wait for. */
export interface Signal {
  readonly waiting: Set<() => void>;
}

/** A part of a course, with a result of its own. */
export type Steps<Result> = Generator<Move, Result, CallResult | undefined>;

/** The course of one request: a generator that yields moves. Returning without an answer gives the request up. */
export type Course = Steps<void>;

/** A policy written as the course of one request, with whatever requests share beside it. */
export interface CourseBook {
  readonly serve: (request: PolicyRequest) => Course;
  /** Whether a fresh request would not call the first route at once. */
  readonly keepsAwayFromFirst: (now: number) => boolean;
}

/** Calls a route and waits for the result. */
export function* call(routeIndex: number): Steps<CallResult> {
  const result = yield { kind: 'call', routeIndex };
  if (result === undefined) throw new Error('a call was resumed without its result');
  return result;
}

/** Waits until a moment. */
export function* sleepUntil(untilMs: number): Steps<void> {
  yield { kind: 'sleep', untilMs };
}

/** Waits for a signal. */
export function* awaitSignal(signal: Signal): Steps<void> {
  yield { kind: 'await', signal };
}

export function createSignal(): Signal {
  return { waiting: new Set() };
}

/** Lets everybody go on who waits for the signal. */
export function release(signal: Signal): void {
  const resumptions = [...signal.waiting];
  signal.waiting.clear();
  for (const resume of resumptions) resume();
}

/** Makes a policy of a course. */
export function definePolicy(
  name: string,
  title: string,
  open: (context: PolicyContext) => CourseBook,
): PolicyDefinition {
  return { name, title, create: (context) => followCourses(context, open(context)) };
}

function followCourses(context: PolicyContext, { serve, keepsAwayFromFirst }: CourseBook): Policy {
  const courses = new Map<string, Course>();
  const alarms: { readonly atMs: number; readonly resume: () => void }[] = [];

  const go = (request: PolicyRequest, course: Course, result?: CallResult): void => {
    const resume = (): void => {
      if (courses.get(request.id) === course) go(request, course);
    };
    const move = course.next(result);
    if (move.done) {
      courses.delete(request.id);
      context.fail(request);
    } else if (move.value.kind === 'call') context.start(request, move.value.routeIndex);
    else if (move.value.kind === 'await') move.value.signal.waiting.add(resume);
    else {
      const atMs = Math.ceil(Math.max(context.now(), move.value.untilMs));
      alarms.push({ atMs, resume });
      context.wakeAt(atMs);
    }
  };

  return {
    admitted: (request) => {
      const course = serve(request);
      courses.set(request.id, course);
      go(request, course);
    },
    settled: (request, _routeIndex, result) => {
      const course = courses.get(request.id);
      if (course !== undefined) go(request, course, result);
    },
    woken: () => {
      const now = context.now();
      const due = alarms.filter(({ atMs }) => atMs <= now);
      if (due.length === 0) return;
      alarms.splice(0, alarms.length, ...alarms.filter(({ atMs }) => atMs > now));
      for (const { resume } of due) resume();
    },
    expired: (request) => {
      courses.delete(request.id);
    },
    keepsAwayFromFirst: () => keepsAwayFromFirst(context.now()),
  };
}
