import { isCodeLike } from './code-like.ts';
import { named, shortened } from './phrase.ts';
import type { Rule, SectionContext } from './rule.ts';
import { type RuleHit, toFinding } from './rule-hit.ts';
import type { Sentence } from './sentences.ts';

const FILL_IN =
  'insert|enter|fill\\s+in|add|specify|describe|choose|select|your|company|client|customer|organi[sz]ation|supplier|vendor|contractor|party|full\\s+name|legal\\s+name|name|address|date|amount|number|title|signature|placeholder|city|country|state|jurisdiction|currency|percentage|e-?mail|phone|to\\s+be';

interface Mark {
  readonly pattern: RegExp;
  readonly confidence: number;
}

const MARKS: readonly Mark[] = [
  {
    pattern: /(?<![\p{L}\p{N}_"'“”‘’«-])(?:TBD|TBC|TBA|T\.B\.[DCA]\.|TODO|FIXME|TKTK)(?![\p{L}\p{N}_"'“”‘’»-])/gu,
    confidence: 0.9,
  },
  { pattern: /\blorem\s+ipsum\b/gi, confidence: 0.95 },
  { pattern: /(?<![\p{L}\p{N}_-])X{3,}(?:[-/.]X{2,})*(?![\p{L}\p{N}_'’"”-])/gu, confidence: 0.8 },
  // Right behind the end of a sentence they are characters that an old encoding lost.
  { pattern: /(?<![.!?])\?{4,}/g, confidence: 0.85 },
  {
    pattern: new RegExp(String.raw`\[\s*(?!email\sprotected)(?:${FILL_IN})\b[^\]\n]{0,80}\](?!\()`, 'gi'),
    confidence: 0.8,
  },
  { pattern: /\[\s*(?:[●•▪■_]+|\?+|X{2,})\s*\]/g, confidence: 0.9 },
  {
    pattern: new RegExp(
      // Behind an equals sign it is the value of an option.
      String.raw`(?<!=)<\s*(?:(?:name|date|company|client|customer|party|amount)|(?:${FILL_IN})\s+[\p{L} ]{1,40})\s*>(?!.*<\/)`,
      'giu',
    ),
    confidence: 0.75,
  },
  { pattern: /\{\{\s*[\p{L}_][\p{L}\p{N}_. -]{0,40}\}\}/gu, confidence: 0.8 },
  {
    pattern: /\bto\s+be\s+(?:determined|decided|confirmed|announced|defined|specified|advised)(?=\s*(?:[.;)\]]|$))/gi,
    confidence: 0.7,
  },
  { pattern: /(?<!_)_{4,}(?!_)/g, confidence: 0.6 },
];
/** Lines to sign or fill in by hand are meant to be blank. */
const FORM_LINE =
  /^\s*(?:by|name|title|date|signed|signature|place|witness|print(?:ed)?\s+name|address|initials|company|its|phone|e-?mail)\b[^.]{0,20}:?\s*_{4,}/i;
const NORMATIVE = /\b(?:must|shall|will|required|agrees?|within|pay|fee|liable|date)\b/i;
/** Angle brackets are grammar or command syntax in specifications. */
const ANGLE = '<';

/** A line with more is a form or a dump, and the first marks say so. */
const MOST_MARKS_PER_LINE = 20;

/** Lines, since a placeholder is often all there is in a table cell or after a colon; code is judged without the marks. */
function linesOf(text: string): Sentence[] {
  const lines: Sentence[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length, text: line });
    start += line.length + 1;
  }
  return lines;
}

function marksIn(line: string, isSpecification: boolean): { index: number; words: string; confidence: number }[] {
  return MARKS.flatMap(({ pattern, confidence }) =>
    [...line.matchAll(pattern)].map((match) => ({ index: match.index, words: match[0], confidence })),
  )
    .filter(({ words }) => !(isSpecification && words.startsWith(ANGLE)))
    .slice(0, MOST_MARKS_PER_LINE);
}

function sentenceAt(context: SectionContext, line: Sentence, offset: number): Sentence {
  const sentence = context.sentences.find((candidate) => candidate.start <= offset && offset < candidate.end);
  if (sentence !== undefined) return sentence;
  const body = line.text.trim();
  const start = line.start + line.text.indexOf(body);
  return { start, end: start + body.length, text: body };
}

function checkLine(line: Sentence, context: SectionContext): RuleHit[] {
  const marks = marksIn(line.text, context.facts.citesBcp14);
  // A line that is nothing but a field of a template belongs to its code.
  if (/^\s*\{\{[^}]*\}\}\s*$/.test(line.text)) return [];
  if (marks.length === 0 || FORM_LINE.test(line.text) || !/\p{L}{2}/u.test(line.text)) return [];
  const rest = marks.reduce((text, { words }) => text.replace(words, 'gap'), line.text);
  if (isCodeLike(rest)) return [];
  return marks.map(({ index, words, confidence }) => {
    const start = line.start + index;
    const sentence = sentenceAt(context, line, start);
    const isNormative = NORMATIVE.test(sentence.text);
    return {
      sentence,
      start,
      end: start + words.length,
      severity: isNormative || confidence >= 0.9 ? 'high' : 'medium',
      statement: { id: isNormative ? 'incomplete-statement' : 'placeholder', words: shortened(words) },
      title: `Placeholder left in the text: ${named(words)}`,
      assessment: isNormative
        ? `The statement is incomplete: ${named(words)} stands where the content has to be, so it cannot be agreed to or applied.`
        : `${named(words)} shows that something was to be filled in here before publication.`,
      action: `Replace ${named(words)} by the missing content, or take the statement out until it is known.`,
      confidence,
    };
  });
}

/** Marks and blanks that an author meant to replace. */
export const placeholder: Rule = {
  id: 'placeholder',
  reason: 'A placeholder in a published document is a decision that nobody made.',
  englishOnly: false,
  limitPerSection: 6,
  check: (context) =>
    linesOf(context.text)
      .flatMap((line) => checkLine(line, context))
      .map((hit) => toFinding('placeholder', context.text, hit)),
};
