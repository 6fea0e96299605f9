export type { LocateAnswer, QuoteRequest, QuoteResult } from './locate-quotes.ts';
export { createReader, type HighlightRequest, type Reader, type ReaderOptions } from './reader.ts';
export type { SelectedPassage } from './selection.ts';
