export { createHighlighter, type Highlighter, type HighlighterOptions, type HighlightSpan } from './highlighter.ts';
