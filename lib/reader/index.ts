export type { LocateAnswer, QuoteRequest, QuoteResult } from './locate-quotes.ts';
export type { HighlightRequest } from './place-finding.ts';
export { createReader, type Reader, type ReaderOptions } from './reader.ts';
export type { SelectedPassage } from './selection.ts';
export type { Direction } from './step.ts';
