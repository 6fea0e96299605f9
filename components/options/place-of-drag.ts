/** Where a row of a list stands, in pixels from the page's top. */
export interface RowBox {
  readonly top: number;
  readonly height: number;
}

/** What a row looks like while it is dragged: how far it and the others are off their places, and where it would land. */
export interface DragPlace {
  /** The row's place if it were dropped now. */
  readonly to: number;
  /** Pixels by which each row is to be shown lower; negative is higher. */
  readonly shifts: readonly number[];
}

/**
 * Where a dragged row is. It stays within the list; the others make room as soon as its leading edge has passed their
 * middle, so that high and low rows change places alike.
 */
export function placeOfDrag(rows: readonly RowBox[], from: number, distance: number): DragPlace {
  const row = rows[from];
  const [first] = rows;
  const last = rows.at(-1);
  if (row === undefined || first === undefined || last === undefined) return { to: from, shifts: rows.map(() => 0) };
  const bottom = row.top + row.height;
  const shift = Math.min(Math.max(distance, first.top - row.top), last.top + last.height - bottom);
  const shifts = rows.map(({ top, height }, index) => {
    if (index === from) return shift;
    const middle = top + height / 2;
    if (index > from) return bottom + shift > middle ? -row.height : 0;
    return row.top + shift < middle ? row.height : 0;
  });
  const passed = shifts.filter((other, index) => index !== from && other !== 0).length;
  return { to: shift < 0 ? from - passed : from + passed, shifts };
}
