export type { HistoryCursor, HistoryDocument, HistoryEntry, HistoryPage, HistoryQuery, ShownWords } from './history.ts';
export { importedEntry } from './imported-entry.ts';
export { createMatcher, type Matcher } from './matcher.ts';
