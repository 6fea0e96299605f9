import { kindOfWord, type LabelKind, type Labels } from './label-facts.ts';
import { named, shortened } from './phrase.ts';
import type { Rule, SectionContext } from './rule.ts';
import { type RuleHit, toFinding } from './rule-hit.ts';
import type { Sentence } from './sentences.ts';

const ID = String.raw`(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z](?:\.\d{1,3})*)(?![\p{L}\p{N}-])(?:\s?\([a-z0-9]{1,4}\))*`;
const REFERENCE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])([Ss]ections?|[Cc]lauses?|[Aa]rticles?|§{1,2}|[Aa]nnex(?:es)?|[Aa]ppendix|[Aa]ppendices|[Ss]chedules?|[Ee]xhibits?|[Tt]ables?|[Ff]igures?|[Ff]ig\.|[Cc]hapters?)\s+(${ID}(?:\s*(?:,|,?\s*and|,?\s*or|to|through|und|oder|bis|et|ou|à|y|–|-|&)\s+${ID}){0,8})`,
  'gu',
);
const SINGLE_ID = new RegExp(ID, 'gu');
const BROKEN_FIELD = /Error!\s+(?:Reference source|Bookmark) not (?:found|defined)\.?/g;

/** What follows a reference to another document: "of the Data Protection Act", "[RFC9110]", "GDPR". */
const OTHER_DOCUMENT_AFTER =
  /^(?:\s*\([^)]{0,20}\))*(?:\s+et\s+seq\.?|\s+ff?\.)?,?\s*(?:(?:Abs|Absatz|Satz|Nr|Buchst|lit|alinéas?|al|paragraphes?)\b|[^.;]{0,60}\bof\s+(?:the\s+)?\[|d[ue]\s|de\s+l|des\s|del|der\s|(?:of|to)\s+(?!this\b|these\b|our\b)|(?:in|from|under)\s+(?:the\s+)?[\p{Lu}[]|\(?\[|\(?\p{Lu}{2,}|(?:\p{L}+\s+){0,6}(?:Act|Code|Regulation|Directive|Law|Ordinance|Constitution|Treaty|Convention|Rules)\b)/u;
const OTHER_DOCUMENT_BEFORE =
  /(?:\b(?:Act|Code|Regulations?|Directive|Law|Treaty|Convention|GDPR|RFC\s?\d+|ISO[\s/]?\w*|IEC|U\.?S\.?C\.?|C\.?F\.?R\.?|BGB|its|their|his|her|version)\b|\])[^.;]{0,80}$|\bthis\s+$|["“„«']$/u;
const LEAST_LABELS: Readonly<Record<LabelKind, number>> = {
  section: 3,
  article: 2,
  annex: 0,
  table: 0,
  figure: 0,
  chapter: 2,
};

/** Whether the document shows enough of its own labels of this kind for a missing one to mean something. */
function canJudge(kind: LabelKind, id: string, labels: Labels): boolean {
  const given = kind === 'article' && labels.article.size === 0 ? labels.section : labels[kind];
  if (given.size < LEAST_LABELS[kind]) return false;
  if (kind !== 'section' && kind !== 'article') return true;
  // A page that does not begin at 1 is one part of a longer document, and the rest stands on other pages.
  if (!given.has('1') || !/^\d/.test(id)) return false;
  const [top = ''] = id.split('.');
  const depth = id.split('.').length;
  // Deeper numbers can come from list counters, which are not text; only their section can be checked then.
  const isDepthShown = [...given].some((label) => label.split('.').length === depth);
  const highest = Math.max(...[...given].filter((label) => /^\d+$/.test(label)).map(Number));
  // Far higher numbers are those of a statute that the sentence does not name.
  return Number(top) <= highest + 20 && (isDepthShown || !given.has(top));
}

function exists(kind: LabelKind, id: string, labels: Labels): boolean {
  const alike: readonly LabelKind[] =
    kind === 'article' || kind === 'section' || kind === 'chapter' ? ['section', 'article', 'chapter'] : [kind];
  return alike.some((one) => labels[one].has(id));
}

function missingIds(kind: LabelKind, list: string, labels: Labels): string[] {
  const ids = [...list.matchAll(SINGLE_ID)].map(([id]) => id.replace(/\s?\(.*$/, ''));
  return ids.filter((id) => canJudge(kind, id, labels) && !exists(kind, id, labels));
}

/** Searched in the whole text, since "Error!" reads as a sentence of its own. */
function brokenFields({ text, sentences }: SectionContext): RuleHit[] {
  return [...text.matchAll(BROKEN_FIELD)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const first = sentences.findLast((sentence) => sentence.start <= start);
    const last = sentences.find((sentence) => sentence.end >= end);
    if (first === undefined || last === undefined) return [];
    return [
      {
        sentence: { start: first.start, end: last.end, text: text.slice(first.start, last.end) },
        start,
        end,
        severity: 'high',
        statement: { id: 'broken-reference-field', words: shortened(match[0]) },
        title: 'Broken cross-reference field',
        assessment: `${named(match[0])} stands where the text processor lost the target of a reference; readers cannot tell what is meant.`,
        action: `Replace ${named(match[0])} by the number and title of the part that is meant.`,
        confidence: 0.95,
      },
    ];
  });
}

function checkSentence(sentence: Sentence, { facts }: SectionContext): RuleHit[] {
  const { text } = sentence;
  const hits: RuleHit[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const [whole, word = '', list = ''] = match;
    const kind = kindOfWord(word);
    const after = text.slice(match.index + whole.length, match.index + whole.length + 80);
    // At its beginning the sentence is the labelled part's own title.
    if (kind === undefined || match.index === 0) continue;
    if (
      OTHER_DOCUMENT_AFTER.test(after) ||
      OTHER_DOCUMENT_BEFORE.test(text.slice(Math.max(0, match.index - 90), match.index))
    )
      continue;
    const missing = missingIds(kind, list, facts.labels);
    if (missing.length === 0) continue;
    const isWithoutAny = facts.labels[kind].size === 0;
    const start = sentence.start + match.index;
    hits.push({
      sentence,
      start,
      end: start + whole.length,
      severity: isWithoutAny ? 'medium' : 'high',
      statement: isWithoutAny
        ? { id: 'missing-part', words: shortened(whole), label: shortened(`${word} ${missing[0]}`) }
        : { id: 'missing-number', words: shortened(whole), numbers: missing.map(shortened) },
      title: `Reference without a target: ${named(whole)}`,
      assessment: isWithoutAny
        ? `No heading or caption of the document is labelled ${named(`${word} ${missing[0]}`)}, so what is stated there is not part of what was reviewed.`
        : `The document's headings and captions are labelled, and none is ${missing.map((id) => named(id)).join(' or ')}. What the sentence relies on cannot be found.`,
      action: `Correct the number in ${named(whole)}, add the missing part, or name the other document that is meant.`,
      confidence: isWithoutAny ? 0.6 : 0.75,
    });
  }
  return hits;
}

/** References to sections, annexes, tables and figures that the document does not have. Reads numbers, so not for English only. */
export const danglingReference: Rule = {
  id: 'dangling-reference',
  reason: 'A rule that refers to a missing part cannot be applied.',
  englishOnly: false,
  limitPerSection: 5,
  check: (context) =>
    [...brokenFields(context), ...context.sentences.flatMap((sentence) => checkSentence(sentence, context))].map(
      (hit) => toFinding('dangling-reference', context.text, hit),
    ),
};
