import type { PolicyContext } from '../policy.ts';
import { call, definePolicy, sleepUntil } from './generator-policy.ts';

const GUARD_MS = 2_000;
const WINDOW_MS = 60_000;

/** What V2 keeps of a route: the moments of its throttles, and when its cooldown ends. */
interface Memory {
  throttlesMs: number[];
  coolsUntilMs: number;
}

/** When a route may be called again, by one of the two readings. */
type Reading = (memory: Memory, now: number) => number;

/** Left out while more than 2 s of cooldown remain. */
const literal: Reading = ({ coolsUntilMs }) => coolsUntilMs - GUARD_MS;
/** Left out only within 2 s after the last throttle. */
const eager: Reading = ({ throttlesMs }) => (throttlesMs.at(-1) ?? Number.NEGATIVE_INFINITY) + GUARD_MS;

/**
 * V2: each request has its own list, every route in order of priority but those left out by the reading when it begins a pass.
 * A throttle is recorded for 10, 30 or 60 s by the throttles of the last 60 s, and sends the request to the next in its list.
 * A success clears history and cooldown. At the end of its list a request makes a new one, when a route may be called.
 */
function requestIsolation(name: string, title: string, mayCallFromMs: Reading) {
  return definePolicy(name, title, (context) => {
    const memories: Memory[] = context.routes.map(() => ({ throttlesMs: [], coolsUntilMs: 0 }));
    const opensAtMs = (memory: Memory): number => mayCallFromMs(memory, context.now());
    return {
      keepsAwayFromFirst: (now) => memories[0] !== undefined && opensAtMs(memories[0]) > now,
      *serve() {
        for (;;) {
          const now = context.now();
          const list = memories.flatMap((memory, index) => (opensAtMs(memory) > now ? [] : [{ memory, index }]));
          if (list.length === 0) {
            yield* sleepUntil(Math.max(now + 1, Math.min(...memories.map(opensAtMs))));
            continue;
          }
          for (const { memory, index } of list) {
            const result = yield* call(index);
            if (result.ok) {
              memory.throttlesMs = [];
              memory.coolsUntilMs = 0;
              return;
            }
            if (result.status === 429) recordThrottle(memory, context);
          }
          // A pass in vain is not followed by another at once.
          yield* sleepUntil(context.now() + 1_000);
        }
      },
    };
  });
}

function recordThrottle(memory: Memory, { now }: PolicyContext): void {
  memory.throttlesMs = [...memory.throttlesMs.filter((atMs) => atMs > now() - WINDOW_MS), now()];
  const count = memory.throttlesMs.length;
  memory.coolsUntilMs = now() + (count >= 4 ? 60_000 : count >= 2 ? 30_000 : 10_000);
}

export const v2Literal = requestIsolation('v2-literal', 'V2, left out while more than 2 s of cooldown remain', literal);
export const v2Eager = requestIsolation('v2-eager', 'V2, left out only within 2 s after a throttle', eager);
