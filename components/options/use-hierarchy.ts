import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'react';
import { moveEntry, type RouteDraft } from './settings-draft.ts';
import { useRowDrag } from './use-row-drag.ts';

/** The order of the hierarchy: moves and removes models, keeps the focus with them and says what became of them. */
export function useHierarchy(routes: readonly RouteDraft[], onChange: (routes: readonly RouteDraft[]) => void) {
  const listRef = useRef<HTMLOListElement>(null);
  /** What gets the focus once the rows are in their new places: an element, or the handle of the row at a place. */
  const focusNext = useRef<Element | number | null>(null);
  const [news, setNews] = useState('');

  useLayoutEffect(() => {
    const target = focusNext.current;
    focusNext.current = null;
    if (typeof target === 'number') focusHandle(listRef.current?.children[target]);
    // A button that moved its row to the end of the list cannot be pressed there, nor hold the focus.
    else if (target?.matches(':disabled')) focusHandle(target.closest('li'));
    else if (target instanceof HTMLElement) target.focus();
  });

  const move = (from: number, to: number) => {
    const route = routes[from];
    if (route === undefined || to < 0 || to >= routes.length) return;
    // Moving a row in the page takes the focus from what is in it.
    focusNext.current = document.activeElement;
    const { name } = route;
    setNews(t`${name} is ${{ position: to + 1 }} of ${{ count: routes.length }} now.`);
    onChange(moveEntry(routes, from, to));
  };
  const remove = (index: number) => {
    const name = routes[index]?.name;
    if (name === undefined) return;
    if (routes.length > 1) focusNext.current = Math.min(index, routes.length - 2);
    setNews(t`${name} is removed.`);
    onChange(routes.toSpliced(index, 1));
  };
  const startDrag = useRowDrag(listRef, move);
  return { listRef, news, move, remove, startDrag };
}

function focusHandle(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>('[data-handle]')?.focus();
}
