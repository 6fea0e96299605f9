export { isCollapsible, isInvisible, isSpace, isUnspacedScript, isWordCode } from './characters.ts';
export { type FoldedText, foldedForm, foldedIndexAt, foldText, foldTextInSteps, unfoldRange } from './fold.ts';
export { hashText } from './hash.ts';
export { stripMarkdown } from './markdown.ts';
export { countVisible, countWords } from './words.ts';
