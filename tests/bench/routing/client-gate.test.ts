import { describe, expect, it } from 'vitest';
import { createClientGate, type GateRequest } from './client-gate.ts';

function arrive(limits: Parameters<typeof createClientGate>[0], sizes: readonly number[]) {
  const gate = createClientGate<GateRequest>(limits);
  const requests = sizes.map((reservedTokens, index) => ({ id: String(index), reservedTokens }));
  for (const request of requests) gate.arrive(request);
  const letIn = (now: number) => {
    const ids: string[] = [];
    const againAtMs = gate.letIn(now, ({ id }) => ids.push(id));
    return { ids: ids.join(''), againAtMs };
  };
  return { gate, requests, letIn };
}

describe('the gate of the client limits', () => {
  it('lets everything in where nothing is limited', () => {
    expect(arrive({}, [1, 1, 1]).letIn(0)).toEqual({ ids: '012', againAtMs: null });
  });

  it('counts requests in any 60 s', () => {
    const { letIn } = arrive({ requestsPerMinute: 2 }, [1, 1, 1]);
    expect(letIn(5)).toEqual({ ids: '01', againAtMs: 60_005 });
    expect(letIn(60_004)).toEqual({ ids: '', againAtMs: 60_005 });
    expect(letIn(60_005).ids).toBe('2');
  });

  it('gives a slot back when its request is over', () => {
    const { gate, requests, letIn } = arrive({ concurrentRequests: 2 }, [1, 1, 1]);
    expect(letIn(0)).toEqual({ ids: '01', againAtMs: null });
    const [first] = requests;
    if (first !== undefined) gate.release(first, 1);
    expect(letIn(0).ids).toBe('2');
  });

  it('reserves tokens, settles them, and lets a request larger than the budget in alone', () => {
    const { gate, requests, letIn } = arrive({ tokensPerMinute: 100 }, [60, 60, 500]);
    expect(letIn(0)).toEqual({ ids: '0', againAtMs: 60_000 });
    const [first] = requests;
    if (first !== undefined) gate.release(first, 30);
    expect(letIn(1).ids).toBe('1');
    expect(letIn(60_000).ids).toBe('');
    expect(letIn(60_001).ids).toBe('2');
  });

  it('forgets a request that has left its queue', () => {
    const { gate, requests, letIn } = arrive({ concurrentRequests: 1 }, [1, 1]);
    letIn(0);
    const [first, second] = requests;
    expect(first !== undefined && gate.withdraw(first)).toBe(false);
    expect(second !== undefined && gate.withdraw(second)).toBe(true);
  });
});
