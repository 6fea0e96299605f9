import { AMERICAN_BRITISH, DIFFERENT_WORDS, SPLIT_WORDS } from './term-lists.ts';

/** One word or defined term written in two ways; `minority` is the rarer way. */
export interface TermVariant {
  readonly kind: 'hyphen' | 'spelling' | 'capitals' | 'defined-term';
  readonly minority: string;
  readonly minorityUses: number;
  readonly majority: string;
  readonly majorityUses: number;
  /** First use of the rarer way in the document's text, UTF-16 offset. */
  readonly firstAt: number;
}

interface Use {
  readonly surface: string;
  readonly firstAt: number;
  uses: number;
}

type Uses = Map<string, Use>;

const WORD = /(?<![\p{L}\p{N}_@./\\-])\p{L}{1,24}(?:-\p{L}{1,24})?(?![\p{L}\p{N}_@/\\-]|\.\p{L})/gu;
const SHORTEST_COMPOUND = 5;

function addUse(uses: Uses, surface: string, at: number): void {
  const known = uses.get(surface);
  if (known === undefined) uses.set(surface, { surface, firstAt: at, uses: 1 });
  else known.uses += 1;
}

function variant(kind: TermVariant['kind'], a: Use | undefined, b: Use | undefined): TermVariant[] {
  if (a === undefined || b === undefined) return [];
  // The form that comes later is the odd one out when both are equally frequent.
  const [minor, major] = a.uses < b.uses || (a.uses === b.uses && a.firstAt > b.firstAt) ? [a, b] : [b, a];
  return [
    {
      kind,
      minority: minor.surface,
      minorityUses: minor.uses,
      majority: major.surface,
      majorityUses: major.uses,
      firstAt: minor.firstAt,
    },
  ];
}

function spelledOtherwise(word: string): string | undefined {
  const listed = AMERICAN_BRITISH.get(word);
  if (listed !== undefined) return listed;
  const suffix = /^(\p{L}{3,})is(e|es|ed|ing|ation|ations|er|ers)$/u.exec(word);
  return suffix === null ? undefined : `${suffix[1]}iz${suffix[2]}`;
}

function wordVariants(words: Uses, capitalised: Uses): TermVariant[] {
  const variants: TermVariant[] = [];
  for (const [word, use] of words) {
    if (word.includes('-')) {
      const closed = word.replace('-', '');
      if (closed.length >= SHORTEST_COMPOUND && !DIFFERENT_WORDS.has(closed))
        variants.push(...variant('hyphen', use, words.get(closed)));
    }
    const other = spelledOtherwise(word);
    if (other !== undefined) variants.push(...variant('spelling', use, words.get(other)));
  }
  for (const [word, use] of capitalised) {
    if (!/\p{Ll}\p{Lu}/u.test(word)) continue;
    const plain = word.charAt(0) + word.slice(1).toLowerCase();
    variants.push(...variant('capitals', use, capitalised.get(plain)));
  }
  return variants;
}

function countOf(text: string, pattern: string): Use[] {
  const uses: Uses = new Map();
  for (const match of text.matchAll(new RegExp(pattern, 'gu'))) addUse(uses, match[0], match.index);
  return [...uses.values()];
}

function splitVariants(text: string, words: Uses): TermVariant[] {
  return SPLIT_WORDS.flatMap(([first, second]) => {
    const closed = words.get(first + second);
    if (closed === undefined) return [];
    return countOf(text, String.raw`(?<![\p{L}/-])${first} ${second}s?(?![\p{L}-])`).flatMap((open) =>
      variant('hyphen', open, closed),
    );
  });
}

const DEFINITION =
  /["“„«]((?:\p{Lu}[\p{L}-]{1,24})(?:\s(?:of|and|the|for)?\s?\p{Lu}[\p{L}-]{1,24}){1,3})["”»](?=\s*\)|\s*,?\s+(?:means?|shall\s+mean|refers?\s+to|has\s+the\s+meaning|is\s+defined))/gu;
/** "Any privacy policy" or "their terms of service" speaks of somebody else's, not of the defined one. */
const GENERIC = String.raw`(?<!\b(?:an?|any|each|its|their|other|your|such|third[- ]party)\s+)`;
const LEAST_DEFINED_USES = 3;
const MOST_DEFINED_TERMS = 100;
const TITLE_LINE = /^(?![•*-]).{1,90}(?<![.;!?,])$/;

/** The text with the lines blanked out that define terms, where words in lower case explain, and titles, whose capitals follow other rules. */
function withoutDefinitions(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.search(DEFINITION) === -1 && !TITLE_LINE.test(line) ? line : ' '.repeat(line.length)))
    .join('\n');
}

function definedTermVariants(text: string): TermVariant[] {
  const terms = new Set([...text.matchAll(DEFINITION)].map((match) => match[1] ?? ''));
  if (terms.size === 0) return [];
  const rest = withoutDefinitions(text);
  return [...terms].slice(0, MOST_DEFINED_TERMS).flatMap((term) => {
    const [capitalised] = countOf(text, String.raw`(?<![\p{L}-])${term}(?!\p{Ll}{2,}|-)`);
    const [lower] = countOf(rest, String.raw`${GENERIC}(?<![\p{L}-])${term.toLowerCase()}(?!\p{L}{2,}|-)`);
    if (capitalised === undefined || lower === undefined) return [];
    return capitalised.uses >= LEAST_DEFINED_USES && capitalised.uses > lower.uses
      ? variant('defined-term', lower, capitalised)
      : [];
  });
}

/** Words and defined terms that a document writes in more than one way, in the order of the rarer way's first use. */
export function findTermVariants(text: string): TermVariant[] {
  const words: Uses = new Map();
  const capitalised: Uses = new Map();
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (word === word.toLowerCase()) addUse(words, word, match.index);
    else if (/^\p{Lu}\p{L}*\p{Ll}/u.test(word)) addUse(capitalised, word, match.index);
  }
  return [...wordVariants(words, capitalised), ...splitVariants(text, words), ...definedTermVariants(text)].sort(
    (a, b) => a.firstAt - b.firstAt,
  );
}
