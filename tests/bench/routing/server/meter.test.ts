import { describe, expect, it } from 'vitest';
import { createBucket, createWindow } from './meter.ts';

describe('a bucket', () => {
  it('starts full, refills evenly, and holds no more than a minute', () => {
    const bucket = createBucket(600, 0);
    bucket.reserve(600);
    bucket.advance(10_000);
    expect(bucket.left()).toBeCloseTo(100);
    bucket.advance(1_000_000);
    expect(bucket.left()).toBe(600);
    expect(bucket.isFull()).toBe(true);
  });

  it('may owe after a settlement, and says how long until there is room', () => {
    const bucket = createBucket(600, 0);
    bucket.reserve(500);
    bucket.settle(500, 800, 0);
    expect(bucket.left()).toBe(-200);
    expect(bucket.waitMs(100, 0)).toBe(30_000);
    bucket.advance(30_000);
    expect(bucket.left()).toBeCloseTo(100);
  });

  it('is drained evenly by others, down to empty but not below; a debt is paid at the full rate', () => {
    const drained = createBucket(600, 1_200);
    drained.advance(30_000);
    expect(drained.left()).toBeCloseTo(300);
    drained.advance(600_000);
    expect(drained.left()).toBe(0);
    const indebted = createBucket(600, 300);
    indebted.reserve(600);
    indebted.settle(600, 700, 0);
    indebted.advance(20_000);
    expect(indebted.left()).toBeCloseTo(50);
  });
});

describe('a window', () => {
  it('begins anew every minute from its phase', () => {
    const window = createWindow(100, 15_000, 0);
    window.advance(0);
    window.reserve(100);
    expect(window.waitMs(1, 0)).toBe(15_000);
    window.advance(14_999);
    expect(window.left()).toBe(0);
    window.advance(15_000);
    expect(window.left()).toBe(100);
    expect(window.isFull()).toBe(true);
  });

  it('charges a call to the window in which it began', () => {
    const window = createWindow(100, 15_000, 0);
    window.advance(14_000);
    window.reserve(80);
    window.advance(16_000);
    window.reserve(50);
    window.settle(80, 10, 14_000);
    expect(window.left()).toBe(50);
    window.settle(50, 20, 16_000);
    expect(window.left()).toBe(80);
  });

  it('is filled evenly by others while there is room', () => {
    const window = createWindow(100, 0, 120);
    window.advance(30_000);
    expect(window.left()).toBeCloseTo(40);
    window.advance(59_000);
    expect(window.left()).toBe(0);
  });
});
