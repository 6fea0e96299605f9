import { describe, expect, it } from 'vitest';
import { keyAction, nextOpen } from './triage-keys.ts';

const press = (key: string, modifiers: Partial<Parameters<typeof keyAction>[0]> = {}) =>
  keyAction({ key, altKey: false, ctrlKey: false, metaKey: false, target: null, ...modifiers });

describe('keyAction', () => {
  it('knows one key for each decision, in either case', () => {
    expect(press('a')).toEqual({ kind: 'decide', state: 'accepted' });
    expect(press('D')).toEqual({ kind: 'decide', state: 'dismissed' });
    expect(press('f')).toEqual({ kind: 'decide', state: 'follow-up' });
  });

  it('leaves other keys and those with modifiers to the browser', () => {
    expect(press('x')).toBeNull();
    expect(press('Enter')).toBeNull();
    expect(press('a', { ctrlKey: true })).toBeNull();
  });
});

describe('nextOpen', () => {
  const open = new Set(['b', 'd']);
  const isOpen = (id: string) => open.has(id);

  it.each([
    ['a', 'b'],
    ['b', 'd'],
    ['d', 'b'],
    [null, 'b'],
    ['gone', 'b'],
  ])('after %s comes %s', (from, next) => {
    expect(nextOpen(['a', 'b', 'c', 'd'], isOpen, from)).toBe(next);
  });

  it('is null when all are decided', () => {
    expect(nextOpen(['a', 'c'], isOpen, 'a')).toBeNull();
  });
});
