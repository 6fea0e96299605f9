export { LANGUAGES, type Language, pickLanguage } from './languages.ts';
export type { Catalogue } from './load-words.ts';
export { type PageParts, renderPage } from './render-page.tsx';
export { addWords, speak } from './speak.ts';
export { speakInWorker } from './speak-in-worker.ts';
