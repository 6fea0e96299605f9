import { isCodeLike } from './code-like.ts';
import { COMMON_ACRONYMS } from './common-acronyms.ts';

/** An acronym that the document uses and nowhere explains. */
export interface UndefinedAcronym {
  readonly acronym: string;
  /** Its first use in prose, as UTF-16 offset in the document's text. */
  readonly firstAt: number;
  /** Uses in prose, plural forms included. */
  readonly uses: number;
}

/** Two to six capitals on their own: not part of an address, a file name, a hyphenated name, a citation or a number. */
const ACRONYM =
  /(?<!\d\s)(?<![\p{L}\p{N}_.@/\\[#&%$'’<"“-])([A-Z]{2,6})s?(?![\p{L}\p{N}_@/\\\]>&"”-]|[.:;'’]\p{L}|\s+(?:No\.?\s*)?\d|\s*[=*[]|\s+\p{Lu}\p{Ll})/gu;
const ROMAN_NUMERAL = /^[IVXLCDM]+$/;
/** Capitals next to it: a passage set in capitals, not an acronym. */
const CAPITALS_BEFORE = /\p{Lu}{3,},?\s$/u;
const CAPITALS_AFTER = /^\s\p{Lu}{3,}/u;
/** Bibliographies and copyright lines are not read for their words. */
const REFERENCE_LINE = /©|\bDOI\b|<https?:|\bISBN\b/;
const SHORTEST_PROSE_WORDS = 5;
/** Two letters are a state, a language or initials more often than a term, unless they come again and again. */
const LEAST_USES_OF_TWO_LETTERS = 3;

const IN_PARENTHESES =
  /\(\s*(?:(?:the|an?|or|hereinafter|hereafter|collectively|called|i\.e\.|also)[\s,]+){0,3}["“”„'‘’«]?([A-Z]{2,6})s?["“”'’»]?\s*(?=[),;]|or\b|and\b|[-–—])/g;
const EXPLAINED_IN_PARENTHESES = /(?<![\p{L}\p{N}])([A-Z]{2,6})s?\s*\(([^()\n]{4,120})\)/gu;
const QUOTED = /["“„«'‘]([A-Z]{2,6})s?["”»'’]/g;
const EXPLAINED_BY_WORDS =
  /(?<![\p{L}\p{N}])([A-Z]{2,6})s?,?\s+(?:stands?\s+for|means|is\s+short\s+for|denotes|refers\s+to|(?:is|are)\s+(?:an?|the)\s|[-–—=]\s)|\b(?:also\s+(?:known|called|referred\s+to)\s+as|abbreviated(?:\s+(?:as|to))?|hereinafter|hereafter|called|named|known\s+as)\s+(?:the\s+)?([A-Z]{2,6})\b/gu;
/** "German Unfair Competition Act – UWG": a name in another language, whose initials need not agree. */
const AFTER_NAME = /\p{Lu}\p{Ll}+\s+[-–—]\s+([A-Z]{2,6})(?![\p{L}\p{N}])/gu;
const GLOSSARY_LINE = /^[ \t•*-]*([A-Z]{2,6})s?(?:[ \t]*[:=–—\t-]|[ \t]{2,}|[ \t]*$)/gm;
const NAME_OF_CAPITALS =
  /\p{Lu}[\p{Ll}’']+(?:[ -](?:(?:of|and|for|the|to|in|on|de|des|du|et)[ -])*\p{Lu}[\p{Ll}’']+){1,7}/gu;

function addInitials(name: string, defined: Set<string>): void {
  const initials = (name.match(/(?<=^|[ -])\p{Lu}/gu) ?? []).join('');
  for (let from = 0; from < initials.length; from += 1) {
    for (let to = from + 2; to <= Math.min(initials.length, from + 6); to += 1) defined.add(initials.slice(from, to));
  }
}

function explainedAcronyms(text: string): Set<string> {
  const defined = new Set<string>();
  for (const pattern of [IN_PARENTHESES, QUOTED, EXPLAINED_BY_WORDS, AFTER_NAME, GLOSSARY_LINE]) {
    for (const match of text.matchAll(pattern)) defined.add(match[1] ?? match[2] ?? '');
  }
  for (const [, acronym = '', explanation = ''] of text.matchAll(EXPLAINED_IN_PARENTHESES)) {
    const startsAlike = explanation.trim().charAt(0).toUpperCase() === acronym.charAt(0);
    if (startsAlike && /\p{L}\s+\p{L}/u.test(explanation)) defined.add(acronym);
  }
  for (const [name] of text.matchAll(NAME_OF_CAPITALS)) addInitials(name, defined);
  return defined;
}

/** "Acme OTT", "Vimeo OTT": part of a product's or a firm's name, unless the word only begins the sentence or is a common one. */
const NAME_BEFORE =
  /(?:^|[^.!?:•\s]\s+)(?!(?:The|This|That|These|An?|Our|Your|Each|All|Any|If|In|For|By|And|Or|When|Where|With|Via)\s)\p{Lu}\p{Ll}+\s$/u;
const EXPANSION_CHARACTERS = 300;

/** "Statistical queries … SQ": the words in full, in lower case, shortly before the first use. */
function isSpeltOutBefore(acronym: string, text: string, firstAt: number): boolean {
  const words = [...acronym].map((letter) => String.raw`${letter}\p{L}{2,}`).join('[ -](?:of |and |for |the )?');
  return new RegExp(String.raw`(?<!\p{L})${words}`, 'iu').test(
    text.slice(Math.max(0, firstAt - EXPANSION_CHARACTERS), firstAt),
  );
}

/** Headings and warnings set in capitals: there, capitals say nothing about a word. */
function isShouting(line: string): boolean {
  const words = line.match(/\p{L}{2,}/gu) ?? [];
  const capitals = words.filter((word) => word === word.toUpperCase()).length;
  return words.length < SHORTEST_PROSE_WORDS || capitals / words.length > 0.3;
}

/** Acronyms in the prose of a document that neither it nor general knowledge explains, in the order of their first use. */
export function findUndefinedAcronyms(text: string): UndefinedAcronym[] {
  const uses = new Map<string, { firstAt: number; uses: number }>();
  let lineStart = 0;
  for (const line of text.split('\n')) {
    if (!isShouting(line) && !isCodeLike(line) && !REFERENCE_LINE.test(line)) {
      for (const match of line.matchAll(ACRONYM)) {
        const [whole, acronym = ''] = match;
        const before = line.slice(Math.max(0, match.index - 2), match.index);
        const isStateCode = acronym.length === 2 && /,\s$/.test(before);
        if (COMMON_ACRONYMS.has(acronym) || ROMAN_NUMERAL.test(acronym) || isStateCode) continue;
        if (NAME_BEFORE.test(line.slice(Math.max(0, match.index - 30), match.index))) continue;
        const after = match.index + whole.length;
        if (
          CAPITALS_BEFORE.test(line.slice(Math.max(0, match.index - 5), match.index)) ||
          CAPITALS_AFTER.test(line.slice(after, after + 4))
        )
          continue;
        const known = uses.get(acronym);
        if (known === undefined) uses.set(acronym, { firstAt: lineStart + match.index, uses: 1 });
        else known.uses += 1;
      }
    }
    lineStart += line.length + 1;
  }
  if (uses.size === 0) return [];
  const defined = explainedAcronyms(text);
  // A word that also stands in small letters is an emphasised word or a brand, e.g. NOT and not, or XING and xing.com.
  const otherwise = new Set(
    text.match(/(?<![\p{L}])\p{L}?\p{Ll}{1,5}(?![\p{L}])/gu)?.map((word) => word.toUpperCase()),
  );
  return [...uses]
    .filter(([acronym]) => !defined.has(acronym) && !otherwise.has(acronym))
    .filter(([acronym, { firstAt }]) => !isSpeltOutBefore(acronym, text, firstAt))
    .filter(([acronym, use]) => acronym.length > 2 || use.uses >= LEAST_USES_OF_TWO_LETTERS)
    .map(([acronym, use]) => ({ acronym, ...use }));
}
