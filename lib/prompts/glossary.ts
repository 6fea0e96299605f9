/** A term that a document defines, and the words that do. */
export interface GlossaryEntry {
  readonly term: string;
  readonly meaning: string;
  /** UTF-16 offset of the definition in the document's text. */
  readonly at: number;
}

const MAX_ENTRIES = 400;
const MAX_MEANING_CHARACTERS = 240;
/** A section that uses more defined terms than this needs the definitions section itself, not a list. */
const MAX_ENTRIES_OF_SECTION = 12;

const QUOTED = String.raw`["“„«]((?=[^"”»\n]{0,59}\p{L})[^"”»\n]{2,60})["”»]`;
/** “Personal data” means any information … */
const MEANS = new RegExp(
  String.raw`${QUOTED}\s*,?\s+(?:means?|shall mean|refers? to|has the meaning|is defined as|designates?|bezeichnet|bedeutet|désigne|signifie)\s`,
  'gu',
);
/** … our mobile and web applications (the “Services”) */
const NAMED = new RegExp(
  String.raw`\(\s*(?:(?:the|each|an?|or|collectively|together|hereinafter|hereafter)[\s,]+){0,3}${QUOTED}`,
  'gu',
);
/** Service Level Agreement (SLA) */
const SPELT_OUT = /((?:\p{Lu}[\p{L}’'-]+\s+(?:(?:of|and|for|the|to)\s+)?){2,6})\(([A-Z]{2,6})\)/gu;

/**
 * Finds what a document defines: quoted terms with the sentence that gives their meaning, and abbreviations after their
 * words. By form alone, linear in the length of the text. The first definition of a term counts.
 */
export function findGlossary(text: string): readonly GlossaryEntry[] {
  const entries = new Map<string, GlossaryEntry>();
  const add = (term: string, meaning: string, at: number) => {
    const known = entries.get(term);
    if (known === undefined || at < known.at) entries.set(term, { term, meaning, at });
  };
  for (const match of text.matchAll(MEANS)) add(match[1] ?? '', sentenceAt(text, match.index), match.index);
  for (const match of text.matchAll(NAMED)) add(match[1] ?? '', sentenceAt(text, match.index), match.index);
  for (const match of text.matchAll(SPELT_OUT)) {
    const [, words = '', acronym = ''] = match;
    if (initialsOf(words).endsWith(acronym)) add(acronym, words.trim(), match.index);
  }
  return [...entries.values()].sort((first, second) => first.at - second.at).slice(0, MAX_ENTRIES);
}

/** The entries that a section uses and does not define itself. `start` and `end`: its place in the document's text. */
export function glossaryOf(
  glossary: readonly GlossaryEntry[],
  section: { readonly text: string; readonly start: number; readonly end: number },
): readonly GlossaryEntry[] {
  return glossary
    .filter(({ term, at }) => (at < section.start || at >= section.end) && usesTerm(section.text, term))
    .slice(0, MAX_ENTRIES_OF_SECTION);
}

function usesTerm(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!isWordCharacter(text, at - 1) && !isWordCharacter(text, at + term.length)) return true;
  }
  return false;
}

function isWordCharacter(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}

function initialsOf(words: string): string {
  return (words.match(/(?<![\p{L}’'])\p{Lu}/gu) ?? []).join('');
}

/** The sentence around an offset, or as much of it as fits. */
function sentenceAt(text: string, at: number): string {
  const window = text.slice(Math.max(0, at - MAX_MEANING_CHARACTERS), at);
  const from = at - window.length + Math.max(window.lastIndexOf('. ') + 2, window.lastIndexOf('\n') + 1, 0);
  const start = at - from > MAX_MEANING_CHARACTERS / 2 ? at : from === 1 ? 0 : from;
  const rest = text.slice(start, start + MAX_MEANING_CHARACTERS);
  const ahead = at - start;
  const end = rest.slice(ahead).search(/[.;](?=\s)|\n/);
  return rest.slice(0, end < 0 ? rest.length : ahead + end).trim();
}
