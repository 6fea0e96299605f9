import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js/min';
import type { Detection } from './detection.ts';

/** The country whose numbers a text may write without its code, by the text's language. */
const COUNTRIES: Readonly<Record<string, CountryCode>> = {
  en: 'US',
  'en-us': 'US',
  'en-gb': 'GB',
  'en-ie': 'IE',
  'en-au': 'AU',
  'en-ca': 'CA',
  de: 'DE',
  'de-at': 'AT',
  'de-ch': 'CH',
  fr: 'FR',
  'fr-be': 'BE',
  'fr-ch': 'CH',
  'fr-ca': 'CA',
  es: 'ES',
  it: 'IT',
  nl: 'NL',
  'nl-be': 'BE',
  pt: 'PT',
  'pt-br': 'BR',
  pl: 'PL',
  sv: 'SE',
  da: 'DK',
  nb: 'NO',
  no: 'NO',
  fi: 'FI',
  cs: 'CZ',
  ja: 'JP',
  ko: 'KR',
};

/** Words before numbers that are none to call. */
const OTHER_NUMBER =
  /\b(?:order|invoice|ticket|case|ref(?:erence)?|no|nr|number|id|isbn|issn|sku|part|article|policy|contract|account|serial|rfc|version|ean|vat|bestellung|rechnung|artikel)\b[-\s.:#a-z]{0,12}$/i;
const CALL =
  /\b(?:tel|phone|telephone|telefon|mobile?|mobil|handy|fax|call|dial|ring|sms|whatsapp|hotline|cell|t[ée]l[ée]phone|rufnummer|reach)\b[^.\n]{0,24}$/i;

/** Phone numbers, by the numbering plans of all countries. `language` is the text's (BCP 47). */
export function detectPhones(text: string, language: string): readonly Detection[] {
  const tag = language.toLowerCase();
  const country = COUNTRIES[tag] ?? COUNTRIES[tag.split('-')[0] ?? ''] ?? 'US';
  return findPhoneNumbersInText(text, { defaultCountry: country, extended: true }).flatMap(({ startsAt, endsAt }) => {
    const value = text.slice(startsAt, endsAt);
    const before = text.slice(Math.max(0, startsAt - 40), startsAt);
    return isPhone(value, before) ? [{ kind: 'phone' as const, start: startsAt, end: endsAt }] : [];
  });
}

const IS_DATE = /^(?:\d{4}[-./]\d{2}[-./]\d{2}|\d{2}[-./]\d{2}[-./]\d{4})/;

/** Whether a number that could be called is meant to be. */
function isPhone(value: string, before: string): boolean {
  if (value.startsWith('+') || /^\(?00[1-9]/.test(value)) return true;
  if (IS_DATE.test(value)) return false;
  if (CALL.test(before)) return true;
  if (OTHER_NUMBER.test(before)) return false;
  // Plain digits, dates and amounts are written like numbers to call; only what is grouped as those are counts.
  if (/^\d+$/.test(value) || /[€$£]\s?$/.test(before)) return false;
  return /^\(?0|^\(\d{3}\)|^\d{3}[-.\s]\d{3}[-.\s]\d{4}$/.test(value);
}
