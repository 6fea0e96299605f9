export { categoryName } from './category-words.ts';
export { findingLabel } from './finding-label.ts';
export { SEVERITY_WORDS } from './severity-words.ts';
export { wordFinding } from './word-finding.ts';
