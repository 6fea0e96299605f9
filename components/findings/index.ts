export { categoryName } from './category-words.ts';
export { wordFinding } from './word-finding.ts';
