import type { KeyboardEvent } from 'react';

/** Where a key leads from one of `count` items; null for other keys and beyond the ends. */
export function keyTarget(key: string, index: number, count: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined || target < 0 || target >= count || target === index ? null : target;
}

/** Arrow keys, Home and End move the focus between items, from the one that has it; it comes into view. */
export function moveFocus(event: KeyboardEvent, items: readonly HTMLElement[]): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const index = event.target instanceof HTMLElement ? items.indexOf(event.target) : -1;
  const target = index === -1 ? null : keyTarget(event.key, index, items.length);
  if (target === null) return;
  event.preventDefault();
  items[target]?.focus();
}
