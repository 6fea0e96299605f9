import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addLatency, addSketch, createSketch, sketchedPercentile } from './latency-sketch.ts';

const latencies = fc.array(fc.integer({ min: 0, max: 900_000 }), { minLength: 1, maxLength: 300 });

function sketchOf(values: readonly number[]) {
  const sketch = createSketch();
  for (const value of values) addLatency(sketch, value);
  return sketch;
}

it('gives percentiles by nearest rank within 1%, however the latencies were gathered', () => {
  fc.assert(
    fc.property(latencies, latencies, fc.constantFrom(0, 0.5, 0.95, 1), (some, others, share) => {
      const sum = sketchOf(some);
      addSketch(sum, sketchOf(others));
      const sorted = [...some, ...others].map((value) => Math.max(1, value)).sort((a, b) => a - b);
      const exact = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
      const sketched = sketchedPercentile(sum, share) ?? 0;
      expect(Math.abs(sketched - exact)).toBeLessThanOrEqual(exact * 0.0101);
    }),
  );
});

it('knows a single latency exactly, and nothing of none', () => {
  expect(sketchedPercentile(sketchOf([4_321]), 0.95)).toBe(4_321);
  expect(sketchedPercentile(createSketch(), 0.5)).toBeNull();
});
