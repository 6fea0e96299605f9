import { isCommitment, isObligation } from './modality.ts';
import { named } from './phrase.ts';
import type { Rule, SectionContext } from './rule.ts';
import { type RuleHit, toFinding } from './rule-hit.ts';
import type { Sentence } from './sentences.ts';

interface Vagueness {
  readonly kind: 'time' | 'amount' | 'standard' | 'list';
  readonly pattern: RegExp;
  /** What the sentence must be for the words to matter. */
  readonly needs: 'commitment' | 'obligation' | 'anything';
  readonly confidence: number;
}

const VAGUE: readonly Vagueness[] = [
  {
    kind: 'time',
    needs: 'commitment',
    confidence: 0.75,
    pattern:
      /\b(?:as\s+soon\s+as\s+(?:is\s+)?(?:reasonably\s+)?(?:possible|practicable|practical|feasible)|as\s+(?:quickly|promptly|swiftly)\s+as\s+(?:possible|practicable)|promptly|in\s+a\s+timely\b(?:,?\s+[\p{L}]{1,20}){0,4}?\s+(?:manner|fashion)|timely\s+(?:and\s+\p{L}{1,20}\s+)?(?:notice|response|feedback|delivery|basis|information|access|reports?|updates?|notification)|in\s+due\s+(?:course|time)|at\s+(?:a|the\s+earliest)\s+(?:reasonable|convenient|possible)\s+(?:time|opportunity)|(?:within|for|after)\s+a\s+(?:reasonable|limited|short|suitable|appropriate)\s+(?:period|time|timeframe|amount\s+of\s+time)(?:\s+of\s+time)?|(?:reasonable|sufficient|adequate|appropriate)\s+(?:advance\s+|prior\s+)?(?:notice|time)|in\s+a\s+reasonable\s+time)\b/giu,
  },
  {
    kind: 'time',
    needs: 'commitment',
    confidence: 0.65,
    pattern: /\b(?:periodically|on\s+a\s+(?:regular|periodic|frequent)\s+basis|at\s+regular\s+intervals|regularly)\b/gi,
  },
  {
    kind: 'time',
    needs: 'commitment',
    confidence: 0.65,
    // Only where something is changed: "laws as amended from time to time" promises nothing.
    pattern:
      /(?<=\b(?:change|update|modify|amend|revise|adjust|vary|make\s+(?:some\s+|any\s+)?(?:changes|modifications))\b[^.;]{0,60})\bfrom\s+time\s+to\s+time\b|\bfrom\s+time\s+to\s+time\b(?=[^.;]{0,40}\b(?:change|update|modify|amend|revise|adjust|vary|make\s+(?:some\s+|any\s+)?changes)\b)/gi,
  },
  {
    kind: 'time',
    needs: 'anything',
    confidence: 0.65,
    pattern:
      /\b(?:for\s+)?(?:only\s+)?(?:as|so)\s+long\s+as\s+(?:(?:it\s+)?is\s+|reasonably\s+)*(?:necessary|needed|required)\b|\bno\s+longer\s+than\s+(?:is\s+)?(?:reasonably\s+)?(?:necessary|needed)\b/gi,
  },
  {
    kind: 'amount',
    needs: 'obligation',
    confidence: 0.65,
    pattern:
      /\b(?:several|numerous|a\s+(?:small|limited|large|sufficient|reasonable)\s+number\s+of|a\s+few|sufficient|minimal|excessive|approximately|roughly)\s+[\p{L}-]{1,40}/giu,
  },
  {
    kind: 'amount',
    needs: 'commitment',
    confidence: 0.65,
    pattern:
      /\breasonable\s+(?:fees?|costs?|expenses?|amounts?|number|limits?|quantit(?:y|ies)|compensation|charges?)\b/gi,
  },
  {
    kind: 'standard',
    needs: 'commitment',
    confidence: 0.6,
    pattern:
      /\b(?:appropriate|adequate|suitable|reasonable|sufficient)\s+(?:(?:technical|organi[sz]ational|security|administrative|physical|contractual|legal|and|or|precautionary|protective|corrective)\s+){0,6}(?:measures?|steps?|safeguards?|precautions?|controls|procedures|protections?|training|arrangements)\b(?!\s*(?:such\s+as|including|like|\())/gi,
  },
  {
    kind: 'list',
    needs: 'obligation',
    confidence: 0.65,
    pattern: /\b(?:etc\b\.?|and\s+so\s+(?:on|forth)\b|and\s+the\s+like\b)/gi,
  },
];

/** A figure, or a criterion that the sentence gives for its vague word, settles it. */
const MEASURE =
  /\b(?:\d+|one|two|three|five|seven|ten|fourteen|thirty|sixty|ninety)(?:\s*\(\d+\))?\s*(?:%|(?:business\s+|working\s+|calendar\s+)?(?:hours?|days?|weeks?|months?|years?|minutes?|seconds?))|\bby\s+law\b|\b(?:at\s+least|not\s+less\s+than|no\s+later\s+than|not\s+more\s+than)\b|\b(?:defined|listed|described|specified|set\s+out|set\s+forth)\s+(?:in|by|below)\b|\bannually|\bmonthly|\bweekly|\bdaily|\bquarterly|\bonce\s+a\s+(?:day|week|month|year)/i;
const LEGAL_REQUIREMENT = /\bunder\s+(?:applicable\s+)?law\b|\brequired\s+by\b/i;

/** An amount belongs to a duty when the duty's verb stands shortly in front of it. */
const DUTY_IN_FRONT = /\b(?:must|shall|required\s+to)\b[^.;]*$/i;
const DUTY_REACH_CHARACTERS = 100;
/** A list of examples may stay open. */
const EXAMPLES = /\b(?:such\s+as|e\.g\.|for\s+example|for\s+instance|like)/i;

const ABOUT: Record<Vagueness['kind'], { label: string; why: string; action: string }> = {
  time: {
    label: 'Vague time',
    why: 'gives no moment at which this is late, so neither side can tell when it is in breach.',
    action: 'Give a period or a date, e.g. "within 10 working days after …", or the event that ends it.',
  },
  amount: {
    label: 'Vague amount',
    why: 'sets no figure against which this could be checked.',
    action: 'Give a number, a range or a limit, or name where it is set.',
  },
  standard: {
    label: 'Vague standard',
    why: 'names no standard, so it cannot be checked whether what was done is enough.',
    action: 'Name the measures or the standard they follow, or refer to the list that does, and say who judges them.',
  },
  list: {
    label: 'Open list',
    why: 'leaves open what else belongs to the duty.',
    action: 'Complete the list, or give the rule by which further items belong to it.',
  },
};

function checkSentence(sentence: Sentence, { facts }: SectionContext): RuleHit[] {
  const { text } = sentence;
  const isBinding = isObligation(text, facts.citesBcp14);
  const isPromise =
    isBinding || isCommitment(text, facts.citesBcp14) || (!facts.citesBcp14 && /\bwe\s+(?:may|take|use)\b/i.test(text));
  if (MEASURE.test(text) || LEGAL_REQUIREMENT.test(text)) return [];
  const hits: RuleHit[] = [];
  for (const { kind, pattern, needs, confidence } of VAGUE) {
    if ((needs === 'obligation' && !isBinding) || (needs === 'commitment' && !isPromise)) continue;
    if (needs === 'anything' && facts.citesBcp14) continue;
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, match.index - DUTY_REACH_CHARACTERS), match.index);
      if (needs === 'obligation' && !DUTY_IN_FRONT.test(before)) continue;
      if (kind === 'list' && (!before.includes(',') || EXAMPLES.test(before))) continue;
      const start = sentence.start + match.index;
      const { label, why, action } = ABOUT[kind];
      hits.push({
        sentence,
        start,
        end: start + match[0].length,
        severity: isBinding && kind !== 'list' ? 'medium' : 'low',
        title: `${label}: ${named(match[0].toLowerCase())}`,
        assessment: `${named(match[0])} ${why}`,
        action,
        confidence,
      });
    }
  }
  return hits;
}

/** Times, amounts and standards in duties and promises that nothing can be measured against. */
export const vagueQuantifier: Rule = {
  id: 'vague-quantifier',
  reason: 'A duty or promise without a measure cannot be checked.',
  englishOnly: true,
  limitPerSection: 6,
  check: (context) =>
    context.sentences
      .flatMap((sentence) => checkSentence(sentence, context))
      .map((hit) => toFinding('vague-quantifier', context.text, hit)),
};
