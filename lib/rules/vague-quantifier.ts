import { isCommitment, isObligation } from './modality.ts';
import { named, shortened } from './phrase.ts';
import type { Rule, SectionContext } from './rule.ts';
import { type RuleHit, toFinding } from './rule-hit.ts';
import type { Sentence } from './sentences.ts';
import { VAGUE, type Vagueness } from './vague-words.ts';

/** A figure, or a criterion that the sentence gives for its vague word, settles it. */
const MEASURE =
  /\b(?:\d+|one|two|three|five|seven|ten|fourteen|thirty|sixty|ninety)(?:\s*\(\d+\))?[\s-]*(?:%|(?:(?:business|working|calendar)\s+)?(?:hours?|days?|weeks?|months?|years?|minutes?|seconds?))|\bby\s+law\b|\b(?:at\s+least|not\s+less\s+than|no\s+later\s+than|not\s+more\s+than)\b|\b(?:defined|listed|described|specified|set\s+out|set\s+forth)\s+(?:in|by|below)\b|\bannually|\bmonthly|\bweekly|\bdaily|\bquarterly|\bonce\s+a\s+(?:day|week|month|year)|\bstatutory\b|\blimitation\s+periods?\b/i;
/** The next sentence goes on to say what the vague words stand for. */
const EXPLAINED_NEXT =
  /^\s*(?:•\s*)?(?:(?:In\s+particular|For\s+example|For\s+instance|Specifically|That\s+is|This\s+means|This\s+includes)\b|(?:These|Such|The\s+(?:measures|steps|safeguards|controls))\s+(?:(?:security|technical|retention)\s+)?(?:measures|steps|safeguards|controls|procedures|periods?|arrangements)?\s*(?:include|are|comprise|consist))/;
/** Who is told of a change, by the same passage, can judge it when it comes. */
const ANNOUNCED =
  /\b(?:notif(?:y|ied|ication)|notice|inform(?:ed)?|e-?mail|announce(?:d|ment)?|tell\s+you|let\s+you\s+know)\b/i;
/** "You should change your password as soon as possible" advises; nobody can be late for advice. */
const ADVICE_ONLY =
  /\b(?:you|users|customers|visitors)\s+(?:should|are\s+(?:advised|encouraged))\b|\bwe\s+(?:recommend|advise|encourage|suggest)\b/i;
/** "In case the server does not answer in a timely manner": said of what may happen, not promised. */
const IN_CONDITION = /\b(?:in\s+case|if|unless|whether)\b[^,.;:]*$/i;
const NEXT_CHARACTERS = 300;
const LEGAL_REQUIREMENT = /\bunder\s+(?:applicable\s+)?law\b|\brequired\s+by\b/i;

/** An amount belongs to a duty when the duty's verb stands shortly in front of it. */
const DUTY_IN_FRONT = /\b(?:must|shall|required\s+to)\b[^.;]*$/i;
const DUTY_REACH_CHARACTERS = 100;
/** A list of examples may stay open. */
const EXAMPLES = /\b(?:such\s+as|e\.g\.|for\s+example|for\s+instance|like)/i;

const ABOUT: Record<Vagueness['kind'], { label: string; why: string; instead: string }> = {
  time: {
    label: 'Vague time',
    why: 'gives no moment at which this is late, so neither side can tell when it is in breach.',
    instead: 'a period or a date, e.g. "within 10 working days after …"',
  },
  frequency: {
    label: 'Vague frequency',
    why: 'sets no interval, so nobody can tell when it has been neglected.',
    instead: 'an interval or the events that call for it, e.g. "every 6 months and after each incident"',
  },
  retention: {
    label: 'Vague period',
    why: 'names no end, so nobody can tell when the period is over.',
    instead: 'a period or the event that ends it, e.g. "until 6 months after the contract ends"',
  },
  change: {
    label: 'Change at any time',
    why: 'allows a change at any moment, and the passage neither limits it nor says who is told and how long before.',
    instead: 'how often or on which grounds it may change, and the notice that is given',
  },
  amount: {
    label: 'Vague amount',
    why: 'sets no figure against which this could be checked.',
    instead: 'a number, a range or a limit, or the place where it is set',
  },
  standard: {
    label: 'Vague standard',
    why: 'names no standard, so it cannot be checked whether what was done is enough.',
    instead: 'the measures or the standard they follow, or a reference to the list that names them',
  },
  list: {
    label: 'Open list',
    why: 'leaves open what else belongs to the duty.',
    instead: 'the missing items, or the rule by which further ones belong to the list',
  },
};

function checkSentence(sentence: Sentence, { facts, text: sectionText }: SectionContext): RuleHit[] {
  const { text } = sentence;
  const isBinding = isObligation(text, facts.citesBcp14);
  const isPromise =
    isBinding || isCommitment(text, facts.citesBcp14) || (!facts.citesBcp14 && /\bwe\s+(?:may|take|use)\b/i.test(text));
  if (MEASURE.test(text) || LEGAL_REQUIREMENT.test(text)) return [];
  const next = sectionText.slice(sentence.end, sentence.end + NEXT_CHARACTERS);
  if (EXPLAINED_NEXT.test(next) || (!isBinding && ADVICE_ONLY.test(text))) return [];
  const hits: RuleHit[] = [];
  for (const { kind, pattern, needs, confidence } of VAGUE) {
    if ((needs === 'obligation' && !isBinding) || (needs === 'commitment' && !isPromise)) continue;
    if (needs === 'anything' && facts.citesBcp14) continue;
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, match.index - DUTY_REACH_CHARACTERS), match.index);
      if (kind === 'time' && IN_CONDITION.test(before)) continue;
      if (needs === 'obligation' && !DUTY_IN_FRONT.test(before)) continue;
      if (kind === 'list' && (!before.includes(',') || EXAMPLES.test(before))) continue;
      if (kind === 'change' && (ANNOUNCED.test(text) || ANNOUNCED.test(next))) continue;
      // "Terminated in due time" refers to the notice period that is given beside it.
      if (/^in\s+due\s/i.test(match[0]) && MEASURE.test(next)) continue;
      const start = sentence.start + match.index;
      const { label, why, instead } = ABOUT[kind];
      hits.push({
        sentence,
        start,
        end: start + match[0].length,
        severity: isBinding && kind !== 'list' ? 'medium' : 'low',
        statement: { id: kind === 'list' ? 'open-list' : `vague-${kind}`, words: shortened(match[0]) },
        title: `${label}: ${named(match[0].toLowerCase())}`,
        assessment: `${named(match[0])} ${why}`,
        action: `Replace ${named(match[0])} by ${instead}.`,
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
