import { describe, expect, it } from 'vitest';
import {
  formatCompact,
  formatCost,
  formatCountdown,
  formatHost,
  formatLatency,
  formatShare,
  formatTimeLeft,
} from './format.ts';

describe('formats', () => {
  it.each([
    [0, '0%'],
    [0.004, '1%'],
    [0.826, '83%'],
    [0.996, '99%'],
    [1, '100%'],
  ])('share %d is %s: all and nothing are said only when true', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it.each([
    [-5, '0:00'],
    [1, '0:01'],
    [42_000, '0:42'],
    [245_000, '4:05'],
  ])('countdown of %d ms is %s', (remainingMs, text) => {
    expect(formatCountdown(remainingMs)).toBe(text);
  });

  it.each([
    [1_000, 'less than 5 s'],
    [41_000, 'about 45 s'],
    [61_000, 'about 2 min'],
  ])('%d ms left is %s', (remainingMs, text) => {
    expect(formatTimeLeft(remainingMs)).toBe(text);
  });

  it.each([
    [0, '$0'],
    [0.00001, 'under $0.0001'],
    [0.0042, '$0.0042'],
    [1.368, '$1.37'],
  ])('cost %d is %s', (costUsd, text) => {
    expect(formatCost(costUsd)).toBe(text);
  });

  it('gives latencies, hosts and short counts', () => {
    expect([formatLatency(240), formatLatency(1_840), formatLatency(12_400)]).toEqual(['240 ms', '1.8 s', '12 s']);
    expect([formatHost('https://example.org:8080/a'), formatHost('file:///home/a.html'), formatHost('')]).toEqual([
      'example.org:8080',
      'file://home/a.html',
      '',
    ]);
    expect(formatCompact(151_240)).toBe('151K');
  });
});
