import { GripVertical } from 'lucide-react';
import type { PointerEvent } from 'react';
import styles from './DragHandle.module.css';

export interface DragHandleProps {
  /** The accessible name. */
  readonly label: string;
  /** Id of the text that says how it is used. */
  readonly describedBy: string;
  /** The pointer pressed it: the drag begins. */
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  /** By one place, with the arrow keys. */
  readonly onStep: (step: -1 | 1) => void;
}

/** The part of a row by which it is moved: dragged by mouse, pen or touch, or with the arrow keys. */
export function DragHandle({ label, describedBy, onPointerDown, onStep }: DragHandleProps) {
  return (
    <button
      type="button"
      data-handle=""
      aria-label={label}
      aria-describedby={describedBy}
      className={styles.handle}
      onPointerDown={onPointerDown}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        onStep(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <GripVertical size={15} aria-hidden />
    </button>
  );
}
