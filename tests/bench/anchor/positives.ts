import type { AnchorCase, BenchDocument, Passage } from './anchor-case.ts';
import { pick, type Random, randomStream, shuffled } from './chance.ts';
import { bareWords, type Passages } from './passages.ts';
import * as form from './perturb-form.ts';
import { abridged, beginning, ELLIPSES, flipped, wrongCharacters, wrongWords } from './perturb-words.ts';

/** A quote and where it belongs. */
interface Made {
  readonly quote: string | null;
  readonly truth: Passage;
}

type Maker = (passage: Passage, text: string, random: Random) => Made;

const reworded =
  (change: (words: string, random: Random) => string | null): Maker =>
  (passage, text, random) => ({ quote: change(text.slice(passage.start, passage.end), random), truth: passage });

/** The classes of quotes made from one sentence. */
function makers(vocabulary: readonly string[]): Readonly<Record<string, Maker>> {
  return {
    verbatim: reworded((words) => words),
    'white space': reworded(form.whiteSpace),
    typographic: reworded(form.typographic),
    case: reworded(form.letterCase),
    markdown: reworded(form.markdown),
    'unicode forms': reworded(form.unicodeForms),
    hyphenated: reworded(form.hyphenated),
    'bracketed insertion': reworded(form.bracketed),
    'marks dropped': reworded(form.marksDropped),
    ellipsis: reworded((words, random) => abridged(words, pick(random, ELLIPSES) ?? '…')),
    'truncated tail': (passage, text, random) => {
      const kept = beginning(text.slice(passage.start, passage.end), random);
      const after = pick(random, ['', '', '…', '...']) ?? '';
      return { quote: `${kept}${after}`, truth: { start: passage.start, end: passage.start + kept.length } };
    },
    '1 wrong word': reworded((words, random) => wrongWords(words, 1, vocabulary, random)),
    '3 wrong words': reworded((words, random) => wrongWords(words, 3, vocabulary, random)),
    '10 % wrong characters': reworded((words, random) => wrongCharacters(words, 0.1, random)),
    '30 % wrong words': reworded((words, random) =>
      wrongWords(words, Math.round(0.3 * words.split(' ').length), vocabulary, random),
    ),
  };
}

const LIST_NUMBER = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-z\d]{1,2}\))[ \t]+/;

/** Quotes made from neighbouring lines: name, which lines fit, and how they are joined. */
const JOINS: readonly {
  readonly kind: string;
  readonly lines: number;
  readonly fits: (lines: readonly string[]) => boolean;
  readonly join: (lines: readonly string[], random: Random) => string;
}[] = [
  {
    kind: 'blocks joined',
    lines: 2,
    fits: (lines) => lines.every((line) => line.length >= 20 && line.length <= 250 && !line.includes('\t')),
    join: (lines) => lines.join(' '),
  },
  {
    kind: 'list numbers dropped',
    lines: 2,
    fits: ([first = '', second = '']) =>
      LIST_NUMBER.test(second) &&
      first.length >= 15 &&
      first.length <= 250 &&
      second.length >= 15 &&
      second.length <= 250,
    join: ([first = '', second = '']) => `${first.replace(LIST_NUMBER, '')} ${second.replace(LIST_NUMBER, '')}`,
  },
  {
    kind: 'table cells joined',
    lines: 1,
    fits: ([line = '']) =>
      line.includes('\t') && line.length >= 25 && line.length <= 300 && /\p{L}.*\s.*\p{L}/u.test(line),
    join: ([line = ''], random) => {
      const cells = line.split('\t').join(' | ');
      return random() < 0.5 ? cells : `| ${cells} |`;
    },
  },
  {
    kind: 'code indented anew',
    lines: 3,
    fits: (lines) => lines.every((line) => /[{}();=<]/.test(line) && line.length <= 100) && lines.join('').length >= 40,
    join: (lines, random) => {
      const indent = pick(random, ['  ', '    ', '\t']) ?? '';
      return lines.map((line, order) => indent.repeat(order === 1 ? 2 : 1) + line).join('\n');
    },
  },
];

function joinedCases(document: BenchDocument, passages: Passages, most: number, seed: number): readonly AnchorCase[] {
  const { text } = document;
  return JOINS.flatMap(({ kind, lines: count, fits, join }) => {
    const random = randomStream(seed, document.name, kind);
    const groups = passages.lines.flatMap((first, order) => {
      const group = passages.lines.slice(order, order + count);
      const words = group.map(({ start, end }) => text.slice(start, end));
      return group.length === count && fits(words) ? [{ first, last: group.at(-1) ?? first, words }] : [];
    });
    const cases: AnchorCase[] = [];
    for (const { first, last, words } of shuffled(random, groups)) {
      if (cases.length >= most) break;
      const number = kind === 'list numbers dropped' ? (LIST_NUMBER.exec(words[0] ?? '')?.[0].length ?? 0) : 0;
      const truth = { start: first.start + number, end: last.end };
      const passage = text.slice(first.start, last.end);
      if (countOf(passages.words, bareWords(passage)) !== 1) continue;
      cases.push({ kind, quote: join(words, random), truth });
    }
    return cases;
  });
}

function countOf(words: string, needle: string): number {
  const first = words.indexOf(` ${needle} `);
  if (first < 0) return 0;
  return words.indexOf(` ${needle} `, first + 1) < 0 ? 1 : 2;
}

function standsElsewhere(passages: Passages, text: string, quote: string, truth: Passage): boolean {
  const words = bareWords(quote);
  if (text.indexOf(quote) !== text.lastIndexOf(quote)) return true;
  return countOf(passages.words, words) > (bareWords(text.slice(truth.start, truth.end)).includes(words) ? 1 : 0);
}

/** Quotes that belong to a passage of the document: at most `most` of each class. */
export function positiveCases(
  document: BenchDocument,
  passages: Passages,
  vocabulary: readonly string[],
  most: number,
  seed: number,
): readonly AnchorCase[] {
  const { text } = document;
  const cases: AnchorCase[] = [];
  for (const [kind, make] of Object.entries(makers(vocabulary))) {
    const random = randomStream(seed, document.name, kind);
    let made = 0;
    for (const passage of shuffled(random, passages.unique)) {
      if (made >= most) break;
      const { quote, truth } = make(passage, text, random);
      // What is left of a passage must not stand elsewhere as it is.
      if (quote === null || standsElsewhere(passages, text, quote, truth)) continue;
      cases.push({ kind, quote, truth });
      made += 1;
    }
  }
  const random = randomStream(seed, document.name, 'duplicates');
  for (const { passage, section } of shuffled(random, passages.repeated).slice(0, most)) {
    cases.push({
      kind: 'duplicate, section known',
      quote: text.slice(passage.start, passage.end),
      truth: passage,
      section,
    });
  }
  return [...cases, ...joinedCases(document, passages, most, seed)];
}

/** Quotes in which a negation or a modal verb was turned: to be found, never as the same words. */
export function turnedCases(
  document: BenchDocument,
  passages: Passages,
  most: number,
  seed: number,
): readonly AnchorCase[] {
  const random = randomStream(seed, document.name, 'turned');
  const cases: AnchorCase[] = [];
  for (const passage of shuffled(random, passages.unique)) {
    if (cases.length >= most) break;
    const quote = flipped(document.text.slice(passage.start, passage.end), random);
    if (quote === null || document.text.includes(quote)) continue;
    cases.push({ kind: 'negation or modal turned', quote, truth: passage, isTurned: true });
  }
  return cases;
}
