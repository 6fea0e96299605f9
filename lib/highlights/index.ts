export { boundsInPage, isBoxInView, isInView } from './frame-boxes.ts';
export { createHighlighter, type Highlighter, type HighlighterOptions, type HighlightMark } from './highlighter.ts';
export { createPointer, type Pointer } from './pointer.ts';
export { wordsOf } from './ranges.ts';
