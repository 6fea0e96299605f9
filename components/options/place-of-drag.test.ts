import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfDrag } from './place-of-drag.ts';

/** Three rows of 40, 100 and 40 px, from 10 px on. */
const ROWS = [
  { top: 10, height: 40 },
  { top: 50, height: 100 },
  { top: 150, height: 40 },
];

describe('placeOfDrag', () => {
  it.each([
    ['nothing happens before the next row’s middle is passed', 0, 49, 0, [49, 0, 0]],
    ['the next row makes room', 0, 51, 1, [51, -40, 0]],
    ['a row goes no further than the list’s end', 0, 900, 2, [140, -40, -40]],
    ['a low row passes a high one upwards', 2, -51, 1, [0, 40, -51]],
    ['a row goes no further than the list’s beginning', 2, -900, 0, [40, 40, -140]],
    ['a row in the middle goes up', 1, -30, 0, [100, -30, 0]],
    ['and down', 1, 30, 2, [0, 30, -100]],
  ] as const)('%s', (_, from, distance, to, shifts) => {
    expect(placeOfDrag(ROWS, from, distance)).toEqual({ to, shifts });
  });

  it('always lands within the list, and shows every row where it would be dropped', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.integer({ min: -4000, max: 4000 }),
        (heights, seed, distance) => {
          let top = 0;
          const rows = heights.map((height) => {
            top += height;
            return { top: top - height, height };
          });
          const from = seed % rows.length;
          const { to, shifts } = placeOfDrag(rows, from, distance);
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThan(rows.length);
          const moved = rows.toSpliced(from, 1).toSpliced(to, 0, rows[from] ?? { top: 0, height: 0 });
          let place = 0;
          for (const row of moved) {
            const index = rows.indexOf(row);
            if (index !== from) expect(row.top + (shifts[index] ?? 0)).toBe(place);
            place += row.height;
          }
        },
      ),
    );
  });

  it('has nothing to say of an empty list', () => {
    expect(placeOfDrag([], 0, 10)).toEqual({ to: 0, shifts: [] });
  });
});
