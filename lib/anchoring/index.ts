export { LEAST_CLOSENESS } from './acceptance.ts';
export { type Anchor, type AnchorStatus, MISSING } from './anchor.ts';
export { type LocateOptions, locateQuote } from './locate.ts';
export { createTextIndex, type TextIndex } from './text-index.ts';
