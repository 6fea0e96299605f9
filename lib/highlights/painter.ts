import { createOwnSheet } from './own-sheet.ts';

/** Paints named highlights in one document: the page's, or that of a frame, which has a registry of its own. */
export interface Painter {
  /** Replaces what is painted under a name; of overlapping ones the higher priority is on top. */
  readonly paint: (name: string, ranges: readonly StaticRange[], priority: number) => void;
  readonly erase: (name: string) => void;
  /** Puts the style sheet in (again), without which nothing shows. */
  readonly dress: () => void;
  readonly undress: () => void;
}

export function createPainter(document: Document, styles: string): Painter {
  const sheet = createOwnSheet(document, styles);
  // A frame that has gone has no window any more, and nothing to paint.
  const registry = () => document.defaultView?.CSS.highlights;
  return {
    paint(name, ranges, priority) {
      const view = document.defaultView;
      if (!view) return;
      const highlight = new view.Highlight(...ranges);
      highlight.priority = priority;
      view.CSS.highlights.set(name, highlight);
    },
    erase: (name) => {
      registry()?.delete(name);
    },
    dress: sheet.adopt,
    undress: sheet.remove,
  };
}
