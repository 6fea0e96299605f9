import { describe, expect, it, vi } from 'vitest';
import { createChangeWatch } from '../../entrypoints/background/change-watch.ts';

function aWatch(shown: string | null = 'r1') {
  const ends: (() => void)[] = [];
  const compare = vi.fn((_reviewId: string, _tabId: number) => new Promise<void>((end) => ends.push(end)));
  const watch = createChangeWatch({ reviewBeside: () => shown, compare });
  const endOne = async () => {
    ends.shift()?.();
    await Promise.resolve();
    await new Promise((later) => setTimeout(later, 0));
  };
  return { watch, compare, endOne };
}

describe('a document that says it has changed', () => {
  it('is compared with the review that a panel shows', async () => {
    const { watch, compare, endOne } = aWatch();
    const looked = watch.look(7);
    expect(compare).toHaveBeenCalledWith('r1', 7);
    await endOne();
    await looked;
    void watch.look(7);
    expect(compare).toHaveBeenCalledTimes(2);
  });

  it('is not looked at when no panel shows a review of it', async () => {
    const { watch, compare } = aWatch(null);
    await watch.look(7);
    expect(compare).not.toHaveBeenCalled();
  });

  it('is compared once more after a comparison under way, however often it says so', async () => {
    const { watch, compare, endOne } = aWatch();
    for (let times = 0; times < 100; times++) void watch.look(7);
    expect(compare).toHaveBeenCalledTimes(1);
    await endOne();
    expect(compare).toHaveBeenCalledTimes(2);
    await endOne();
    expect(compare).toHaveBeenCalledTimes(2);
  });

  it('is compared beside other tabs at the same time', () => {
    const { watch, compare } = aWatch();
    void watch.look(7);
    void watch.look(8);
    expect(compare).toHaveBeenCalledTimes(2);
  });

  it('may be gone', async () => {
    const compare = vi.fn().mockRejectedValue(new Error('gone'));
    const watch = createChangeWatch({ reviewBeside: () => 'r1', compare });
    await expect(watch.look(7)).resolves.toBeUndefined();
    await watch.look(7);
    expect(compare).toHaveBeenCalledTimes(2);
  });
});
