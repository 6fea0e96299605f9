export { LANGUAGES, type Language, pickLanguage } from './languages.ts';
export { type PageParts, renderPage } from './render-page.tsx';
export { type Catalogue, speak } from './speak.ts';
