import { i18n, type Messages } from '@lingui/core';
import type { ReactNode } from 'react';
import { I18nProvider as AriaLanguage } from 'react-aria-components';
import { messages as pages } from '../../components/language/catalogues/pages/en.po';
import { messages as panel } from '../../components/language/catalogues/panel/en.po';
import { messages as popup } from '../../components/language/catalogues/popup/en.po';
import { messages as shared } from '../../components/language/catalogues/shared/en.po';

/** Written from right to left, with dates and numbers that no English formatter gives. */
const LOCALE = 'ar';

/** Names that are the same in every language. */
const NAMES = [
  'AI-Prism',
  'AWS Bedrock',
  'Markdown',
  'HTML',
  'Word (DOCX)',
  'CSV',
  'JSON',
  'Web Annotation',
  '(JSON-LD)',
];
/** How Arabic writes dollars. */
const CURRENCY = 'US$';

const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'aáàâ',
    'bƀ',
    'cç',
    'dđ',
    'eéèê',
    'fƒ',
    'gğ',
    'hĥ',
    'iíìî',
    'jĵ',
    'kķ',
    'lļ',
    'mɱ',
    'nñ',
    'oóòô',
    'pþ',
    'qɋ',
    'rŕ',
    'sš',
  ]
    .concat(['tţ', 'uúùû', 'vṽ', 'wŵ', 'xẋ', 'yý', 'zž'])
    .flatMap(([letter = '', ...accented]) => [
      // Vowels are written twice: most languages are longer than English.
      [letter, accented.slice(0, 2).join('')],
      [letter.toUpperCase(), accented.slice(0, 1).join('').toUpperCase()],
    ]),
);

/** An English text as somebody would write it who cannot write plain letters. */
export function accent(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => LETTERS[letter] ?? letter);
}

type Compiled = Messages[string];

/** Accents what is said of a compiled message, but not its placeholders. */
function accentMessage(message: Compiled): Compiled {
  if (typeof message === 'string') return accent(message);
  return message.map((part) => {
    if (typeof part === 'string') return accent(part);
    const [name, format, branches] = part;
    if (typeof branches !== 'object' || branches === null) return part;
    const accented = Object.entries(branches).map(([key, branch]) => [key, accentMessage(branch as Compiled)]);
    return [name, format, Object.fromEntries(accented)];
  }) as Compiled;
}

/** Has the interface speak the language that nobody speaks, from right to left, until `speakEnglish`. */
export function speakPseudo(): void {
  const accented = Object.entries({ ...shared, ...panel, ...popup, ...pages }).map(([id, message]) => [
    id,
    accentMessage(message),
  ]);
  i18n.loadAndActivate({ locale: LOCALE, messages: Object.fromEntries(accented) });
  document.documentElement.dir = 'rtl';
}

/** Back to what all other tests speak. */
export function speakEnglish(): void {
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  document.documentElement.dir = 'ltr';
}

/** For what is rendered: the parts that speak by themselves speak Arabic. */
export function Pseudo({ children }: { readonly children: ReactNode }) {
  return <AriaLanguage locale={LOCALE}>{children}</AriaLanguage>;
}

/** All texts in some data, however deep: what a page may show as it is. */
export function textsOf(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data, data.replaceAll('-', ' ')];
  if (typeof data !== 'object' || data === null) return [];
  return [...(data instanceof Map ? data.values() : Object.values(data))].flatMap(textsOf);
}

/** Texts in the page, shown or spoken, with a plain English word that is not among those of `data`. */
export function forgottenTexts(data: readonly string[]): readonly string[] {
  const known = [...NAMES, CURRENCY, ...data].filter((text) => text.length > 1).map((text) => text.toLowerCase());
  const longestFirst = [...new Set(known)].toSorted((one, other) => other.length - one.length);
  const isForgotten = (text: string) => {
    const lower = text.toLowerCase();
    if (!/[a-z]{2}/.test(lower) || longestFirst.some((item) => item.includes(lower))) return false;
    return /[a-z]{2}/.test(longestFirst.reduce((left, item) => left.replaceAll(item, ''), lower));
  };
  return [...new Set(pageTexts().map((text) => text.trim()))].filter(isForgotten);
}

const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
];

function pageTexts(): readonly string[] {
  const texts: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of SPOKEN) texts.push(element.getAttribute(name) ?? '');
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
    }
  }
  return texts;
}

/** Parts that reach beyond the page at either side, and parts that one would have to scroll sideways. */
export function overflowingParts(): readonly string[] {
  const width = document.documentElement.clientWidth;
  return [...document.body.querySelectorAll<HTMLElement>('*')]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const isOutside = left < -1 || right > width + 1;
      return (
        (document.documentElement.scrollWidth > width && isOutside) ||
        (scrollsSideways(element) && element.scrollWidth > element.clientWidth + 1)
      );
    })
    .map((element) => `${element.tagName} ${element.className}: ${element.innerText}`);
}

function scrollsSideways(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflowX);
}
