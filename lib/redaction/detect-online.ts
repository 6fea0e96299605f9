import { byPattern, type Detector } from './detection.ts';

/** E-mail addresses, also with letters that are not English. */
export const detectEmails: Detector = byPattern(
  'email',
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]{0,62}[\p{L}\p{N}_+-])?@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}-])/gu,
);

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`(?<![\\w.-])${OCTET}(?:\\.${OCTET}){3}(?![\\w-]|\\.\\d)`, 'g');

/** Words after which four numbers with dots are no address. */
const NUMBERED =
  /(?:\bv(?:er(?:s|sion)?)?|\brelease|\bbuild|\brev(?:ision)?|\bfirmware|\bsections?|\bclauses?|\barticles?|\bparagraphs?|\bannex|\bchapter|\brequirement|\bcontrol|\brule|\bappendix|\bpart|\btable|\bfigure|\bitem|\bstep|\bNo|\bNr|\bZiffer|\bAbschnitt|§+)[.:\s]{0,3}$/i;
/** Software is named before its version. */
const PRODUCT = /\b(?:chrome|chromium|firefox|edge|safari|driver|library|package|sdk|client|agent)\s$/i;

const detectIpv4 = byPattern('ip', IPV4, (match, before, after) => {
  if (NUMBERED.test(before) || PRODUCT.test(before)) return false;
  const octets = match.split('.').map(Number);
  // A heading's number opens its line and is followed by its words.
  const opensLine = /(?:^|\n)\s*$/.test(before);
  return !(opensLine && /^\.?\s+\p{Lu}/u.test(after) && octets.every((octet) => octet <= 40));
});

/** Groups of hexadecimal digits with colons; which of them are addresses is judged below. */
const COLON_GROUPS = /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:%\w+)?(?![\w:])/gi;

function isIpv6(value: string): boolean {
  const address = value.replace(/%\w+$/, '');
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return false;
  const groups = [head, tail ?? ''].flatMap((part) => (part === '' ? [] : part.split(':')));
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return false;
  // The unspecified address and the loopback name nobody; "a::b" in prose is no address.
  if (tail !== undefined) return groups.length >= 2 && groups.length <= 7 && groups.some((group) => group.length > 2);
  return groups.length === 8;
}

const detectIpv6 = byPattern('ip', COLON_GROUPS, isIpv6);

/** Addresses of machines, of both kinds; not the numbers of versions and sections, which look like them. */
export const detectIps: Detector = (text) => [...detectIpv4(text), ...detectIpv6(text)];
