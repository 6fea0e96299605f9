import { describe, expect, it } from 'vitest';
import { createLatestWriter } from './latest-writer.ts';

/** A store whose writes end when the test says so. */
function slowStore() {
  const written: number[] = [];
  const open: { end: () => void; fail: () => void }[] = [];
  const write = (value: number) =>
    new Promise<void>((resolve, reject) => {
      open.push({
        end: () => {
          written.push(value);
          resolve();
        },
        fail: () => reject(new Error('disk full')),
      });
    });
  return { written, open, write };
}

describe('latest writer', () => {
  it('skips values that were overtaken, and answers for them with the later write', async () => {
    const { written, open, write } = slowStore();
    const put = createLatestWriter(write);
    const first = put(1);
    const second = put(2);
    const third = put(3);
    open[0]?.end();
    await first;
    await expect.poll(() => open.length).toBe(2);
    open[1]?.end();
    await Promise.all([second, third]);
    expect(written).toEqual([1, 3]);
  });

  it('writes again after it came to rest', async () => {
    const { written, open, write } = slowStore();
    const put = createLatestWriter(write);
    const first = put(1);
    open[0]?.end();
    await first;
    const second = put(2);
    open[1]?.end();
    await second;
    expect(written).toEqual([1, 2]);
  });

  it('tells of a failed write and goes on with the next', async () => {
    const { written, open, write } = slowStore();
    const put = createLatestWriter(write);
    const first = put(1);
    const second = put(2);
    open[0]?.fail();
    await expect(first).rejects.toThrow('disk full');
    await expect.poll(() => open.length).toBe(2);
    open[1]?.end();
    await second;
    expect(written).toEqual([2]);
  });
});
