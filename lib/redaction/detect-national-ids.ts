import { byPattern, type Detector, digitsOf, mod97, passesLuhn, weightedSum } from './detection.ts';

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Social security numbers of the United States: never given ones left out. */
const usSsn = byPattern('national-id', /(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g);

/** National insurance numbers of the United Kingdom. */
const ukNino = byPattern(
  'national-id',
  /(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)/g,
);

/** Spain: eight digits with a letter (DNI), or a letter around seven (NIE). */
const spain = byPattern('national-id', /(?<!\w)(?:\d{8}|[XYZ]-?\d{7})-?[A-Z](?!\w)/g, (match) => {
  const compact = match.replaceAll('-', '');
  const number = compact.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return DNI_LETTERS[Number(number) % 23] === compact.at(-1);
});

/** Fiscal codes of Italy. */
const italy = byPattern('national-id', /(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)/g, (match) => {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const worthOf = (character: string) => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65);
  const sum = [...match.slice(0, 15)].reduce(
    (total, character, index) => total + (index % 2 === 0 ? (odd[worthOf(character)] ?? 0) : worthOf(character)),
    0,
  );
  return String.fromCharCode(65 + (sum % 26)) === match.at(-1);
});

/** Social security numbers of France: fifteen digits, the last two a check. */
const france = byPattern(
  'national-id',
  /(?<![\w.-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d{2} ?\d{3} ?\d{3} ?\d{2}(?![\w-])/g,
  (match) => {
    const digits = digitsOf(match);
    return 97 - mod97(digits.slice(0, 13)) === Number(digits.slice(13));
  },
);

/** Tax ids of Germany: eleven digits, one of them twice or thrice, the last a check (ISO 7064). */
const germany = byPattern('national-id', /(?<![\w.,+-])[1-9]\d ?\d{3} ?\d{3} ?\d{3}(?![\w]|[.,-]\d)/g, (match) => {
  const digits = digitsOf(match);
  const different = new Set(digits.slice(0, 10)).size;
  if (different !== 9 && different !== 8) return false;
  const product = [...digits.slice(0, 10)].reduce((rest, digit) => {
    const sum = (Number(digit) + rest) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (11 - product) % 10 === Number(digits[10]);
});

/** Poland's PESEL: a date of birth and a check digit. */
const poland = byPattern('national-id', /(?<![\w.,+-])\d{11}(?![\w]|[.,-]\d)/g, (match) => {
  const month = Number(match.slice(2, 4)) % 20;
  const day = Number(match.slice(4, 6));
  const sum = weightedSum(match, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && sum % 10 === 0;
});

/** Personal numbers of Sweden: a date of birth, a sign, and four digits of which the last is a check. */
const sweden = byPattern('national-id', /(?<![\w.-])(?:19|20)?\d{6}[-+]\d{4}(?![\w-])/g, (match) => {
  const digits = digitsOf(match).slice(-10);
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && passesLuhn(digits);
});

/** Brazil's CPF, with its dots. */
const brazil = byPattern('national-id', /(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])/g, (match) => {
  const digits = digitsOf(match);
  const check = (length: number) => {
    const weights = Array.from({ length }, (_none, index) => length + 1 - index);
    return ((weightedSum(digits, weights) * 10) % 11) % 10 === Number(digits[length]);
  };
  return !/^(\d)\1+$/.test(digits) && check(9) && check(10);
});

/** Switzerland's AHV number: a product code of its own. */
const switzerland = byPattern('national-id', /(?<![\w.-])756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?![\w-])/g, (match) => {
  const digits = digitsOf(match);
  return weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
});

/** Citizen numbers of the Netherlands are nine digits like any others: only where the text names them. */
const netherlands = byPattern('national-id', /(?<![\w.,+-])\d{9}(?![\w]|[.,-]\d)/g, (match, before) => {
  const isNamed = /\b(?:BSN|burgerservicenummer|citizen service number|sofinummer)\b[^.\n]{0,24}$/i.test(before);
  return isNamed && weightedSum(match, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
});

const COUNTRIES: readonly Detector[] = [
  usSsn,
  ukNino,
  spain,
  italy,
  france,
  germany,
  poland,
  sweden,
  brazil,
  switzerland,
  netherlands,
];

/** National ids of eleven countries, those with check digits by them. */
export const detectNationalIds: Detector = (text) => COUNTRIES.flatMap((detect) => detect(text));
