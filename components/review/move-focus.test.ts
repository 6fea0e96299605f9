import { expect, it } from 'vitest';
import { keyTarget } from './move-focus.ts';

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, null],
  ['ArrowUp', 2, 1],
  ['ArrowUp', 0, null],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['End', 2, null],
  ['Enter', 1, null],
] as const)('leads with %s from item %i of three to %s', (key, index, target) => {
  expect(keyTarget(key, index, 3)).toBe(target);
});
