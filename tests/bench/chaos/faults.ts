import type { ScenarioInput } from '#tests/emulator/emulator.ts';

const SLOW = { perFrameMs: 1 } as const;

/** What goes wrong on the other side of the wire, each for a part of the requests; the rest is answered. */
export const FAULTS: Readonly<Record<string, ScenarioInput>> = {
  'throttle storm of 20 s': { rules: [SLOW, { throttle: { fromS: 0, toS: 20 } }] },
  'server errors': {
    rules: [SLOW, ...spread(6, (at) => ({ requests: at, error: { type: 'InternalServerException' as const } }))],
  },
  'unavailable models': {
    rules: [SLOW, ...spread(6, (at) => ({ requests: at, error: { type: 'ServiceUnavailableException' as const } }))],
  },
  'exceptions in mid-stream': {
    rules: [
      SLOW,
      ...spread(8, (at) => ({
        requests: at,
        error: { when: 'mid-stream' as const, type: 'ModelStreamErrorException' as const, afterFrames: 6 },
      })),
    ],
  },
  'cut streams': { rules: [SLOW, ...spread(8, (at) => ({ requests: at, cutAfterFrames: 7 }))] },
  'corrupt frames': { rules: [SLOW, ...spread(8, (at) => ({ requests: at, corruptFrame: 5 }))] },
  'malformed answers': {
    rules: [SLOW, ...spread(8, (at) => ({ requests: at, answer: { kind: 'malformed' as const } }))],
  },
  'answers that hang': { rules: [SLOW, ...spread(2, (at) => ({ requests: at, hang: { afterFrames: 5 } }))] },
  'length limit reached': {
    rules: [SLOW, ...spread(8, (at) => ({ requests: at, stopReason: 'max_tokens' as const }))],
  },
};

/** One rule for every fifth request: so many of them. */
function spread<T>(count: number, rule: (at: { readonly from: number; readonly to: number }) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => rule({ from: index * 5 + 1, to: index * 5 + 1 }));
}
