import { pickLanguage } from './languages.ts';
import { loadWords } from './load-words.ts';

/** Begun before the page's code runs, so that the words of all pages come meanwhile. Whoever speaks them hears of a failure. */
loadWords('shared', pickLanguage(navigator.languages)).catch(() => undefined);
