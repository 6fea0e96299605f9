import { byPattern, type Detector, digitsOf, mod97, passesLuhn } from './detection.ts';

/** 13 to 19 digits, in groups or not. */
const CARD = /(?<![\w.,+-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w]|[.,-]\d)/g;

/** Numbers by which issuers begin, with the lengths they have. */
const ISSUERS: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(6011|64[4-9]|65)/, lengths: [16, 19] },
  { prefix: /^(30[0-5]|36|38|39)/, lengths: [14, 16, 19] },
  { prefix: /^35(2[89]|[3-8])/, lengths: [16, 19] },
  { prefix: /^62/, lengths: [16, 17, 18, 19] },
];

/** Numbers of payment cards: of an issuer's form, with the right check digit. */
export const detectCards: Detector = byPattern('card', CARD, (match) => {
  const digits = digitsOf(match);
  const isIssued = ISSUERS.some(({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length));
  return isIssued && passesLuhn(digits) && !/^(\d)\1+$/.test(digits);
});

/** Lengths of account numbers, by country. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  XK: 20,
};

const IBAN_START = /(?<![A-Za-z0-9])([A-Z]{2})\d{2}(?=[ A-Z0-9])/g;

/** Numbers of bank accounts (ISO 13616): of their country's length, with the right check digits. */
export const detectIbans: Detector = (text) =>
  Array.from(text.matchAll(IBAN_START)).flatMap((match) => {
    const length = IBAN_LENGTHS[match[1] ?? ''];
    const end = length === undefined ? null : endOfGroups(text, match.index, length);
    if (end === null || !isIban(text.slice(match.index, end))) return [];
    return [{ kind: 'iban' as const, start: match.index, end }];
  });

/** Where so many letters and digits end, single spaces between them left out; null where there are not so many. */
function endOfGroups(text: string, start: number, length: number): number | null {
  let count = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (/[A-Z0-9]/.test(character)) count += 1;
    else if (!/[ \u00a0]/.test(character) || !/[A-Z0-9]/.test(text.charAt(index + 1))) return null;
    if (count === length) return /[A-Za-z0-9]/.test(text.charAt(index + 1)) ? null : index + 1;
  }
  return null;
}

function isIban(value: string): boolean {
  const compact = value.replaceAll(/[^A-Z0-9]/g, '');
  const rearranged = `${compact.slice(4)}${compact.slice(0, 4)}`;
  return mod97(rearranged.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) === 1;
}
