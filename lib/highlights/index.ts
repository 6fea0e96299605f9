export { createHighlighter, type Highlighter, type HighlighterOptions, type HighlightMark } from './highlighter.ts';
export { createPointer, type Pointer } from './pointer.ts';
export { boundsOf, wordsOf } from './ranges.ts';
