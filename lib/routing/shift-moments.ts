/**
 * A copy of plain data in which every moment (each number in a field whose name ends in `AtMs`, or in a list there) is moved by the same
 * length. For a wall clock that was set back: everything is then as long ago, and as far ahead, as it was before.
 */
export function shiftMoments<T>(data: T, byMs: number): T {
  return shift(data, byMs) as T;
}

function shift(value: unknown, byMs: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shift(item, byMs));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key.endsWith('AtMs') ? moved(item, byMs) : shift(item, byMs)]),
  );
}

function moved(value: unknown, byMs: number): unknown {
  if (typeof value === 'number') return value + byMs;
  return Array.isArray(value) ? value.map((item) => moved(item, byMs)) : value;
}
