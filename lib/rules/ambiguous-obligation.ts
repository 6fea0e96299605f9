import type { DraftFinding } from '#lib/findings';
import { isCommitment, isObligation } from './modality.ts';
import { named, shortened } from './phrase.ts';
import type { Rule, SectionContext } from './rule.ts';
import { type RuleHit, toFinding } from './rule-hit.ts';
import type { Sentence } from './sentences.ts';

const CONFLICTING_MODALS =
  /\b(?:(?:must|shall|will|is required to)\s*(?:\/|or)\s*(?:may|should|can|might)|(?:may|should|can|might)\s*(?:\/|or)\s*(?:must|shall|will|is required to)|(?:should|must)\s*(?:\/|or)\s*(?:must|should|shall))\b/gi;

const ESCAPE =
  /(?<!\bas\s+(?:\p{L}{1,20}(?:,?\s+and|,)\s+)?\p{L}{1,20}\s)\b(?:(?:as|if|where|when|wherever|whenever)\s+(?:(?:it\s+is|deemed|considered|reasonably)\s+)?(?:appropriate|possible|practicable|practical|feasible|necessary|suitable)|as\s+(?:far|much)\s+as\s+(?:is\s+)?(?:reasonably\s+)?(?:possible|practicable)|as\s+needed|to\s+the\s+extent\s+(?:reasonably\s+)?(?:possible|practicable|feasible)|(?:if|where)\s+at\s+all\s+possible)\b(?!\s+(?:to|for|under|in\s+(?:order|accordance))\b|,\s+(?:otherwise|else)\b)/giu;

const EFFORTS =
  /\b(?:(?:best|good[-\s]faith)\s+(?:efforts|endeavou?rs)|(?:commercially[-\s])?reasonable\s+(?:efforts?|endeavou?rs?)|all\s+reasonable\s+(?:efforts|endeavou?rs)|every\s+(?:effort|endeavou?r))\b|\b(?:shall|must|we\s+will)\s+(?:try|attempt|endeavou?r|strive|aim)\s+to\b/gi;

/** "While we use reasonable efforts, …" leads to a disclaimer, which is what the sentence is about. */
const CONCESSION = /^(?:while|whilst|although|though)\b/i;

const AND_OR = /(?<![\p{L}-])[\p{L}-]{1,40}\s+and\/or\s+[\p{L}-]{1,40}/gu;

const SHOULD = /\bshould\b/g;
/** "Should" as a condition, as advice about reading or asking, or as expectation, none of which assigns a duty. */
const SHOULD_WITHOUT_DUTY =
  /^should\s+(?:not\s+)?(?:also\s+)?(?:you|we|the|a|an|any|it|this|they|there|either|one|be\s+(?:noted|aware|able|read|construed|interpreted|understood|regarded|considered|clear)|have|read|see|review|consult|contact|refer|visit|note|know|look|help|work|give|suffice|apply|allow|understand|think|expect|check|carefully|reasonably|normally|usually|always\s+(?:read|check|review)|need\s+(?:not|to\s+(?:be|know))|highlight|aim|focus|strive|stop|discontinue|cease|not\s+(?:use|access|rely|assume|expect))\b/i;
/** The sentence says itself that it advises, or gives an example. */
const ADVICE =
  /\baccording\s+to\b|\b(?:typically|in\s+general|generally|ideally|for\s+(?:example|instance)|e\.g\.|advised?|recommend(?:ed|s)?|suggest(?:ed|s)?|best\s+practices?|tips?)\b/i;
/** Where to write with a question binds nobody. */
const QUESTIONS =
  /\b(?:questions?|(?:i|e)nquir(?:y|ies)|queries|feedback|comments|suggestions)\s+(?:\p{L}+\s+){0,6}$/iu;
const CONDITION = /\b(?:if|whether|why|what|how|when|that|who)\s+(?:[\p{L}’']+\s+){0,4}$/iu;
/** "Should" is doubtful where the document is one that binds: where "must" or "shall" come again and again. */
const BINDING_WORDS_ELSEWHERE = 3;
const BINDING_WORDS_PER_THOUSAND_CHARACTERS = 0.4;

/** Actions that may well fail to happen; "may not be copied" or "may not be used" is plainly a ban. */
const MAY_NOT_BE =
  /(?<!\bor\s+)\bmay\s+not\s+be\s+(?:removed|deleted|recovered|restored|stored|retained|delivered|processed|changed|updated|accepted|approved|recorded|encrypted|monitored|reviewed|granted|refunded|paid|provided|notified|reported)\b/g;

/** The duty that an "and/or" belongs to stands this close in front of it. */
const DUTY_REACH_CHARACTERS = 100;
/** Among all or any things, "and/or" leaves nothing open. */
const ALL_OF_THEM = /\b(?:all|any|every|each)\b[^.;]*$/i;
const DUTY_IN_FRONT =
  /\b(?:must|shall|required\s+to|responsible\s+for|agrees?\s+to|undertakes?\s+to)\s+(?:(?!\bnot\b|\bno\b)[^.;])*$/i;

function each(
  pattern: RegExp,
  sentence: Sentence,
  make: (words: string, index: number) => Omit<RuleHit, 'sentence' | 'start' | 'end'> | undefined,
): RuleHit[] {
  const hits: RuleHit[] = [];
  for (const match of sentence.text.matchAll(pattern)) {
    const start = sentence.start + match.index;
    const body = make(match[0], match.index);
    if (body !== undefined) hits.push({ ...body, sentence, start, end: start + match[0].length });
  }
  return hits;
}

function checkSentence(sentence: Sentence, { facts, documentText }: SectionContext): RuleHit[] {
  const { text } = sentence;
  const binds = isObligation(text, facts.citesBcp14);
  const hits = each(CONFLICTING_MODALS, sentence, (words) => ({
    severity: 'high',
    statement: { id: 'duty-or-option', words: shortened(words) },
    title: `Obligation or option: ${named(words)}`,
    assessment: `${named(words)} says at once that something is required and that it is optional, so nobody can tell whether leaving it out is a breach.`,
    action: `Replace ${named(words)} by "must" for a duty or by "may" for a permission.`,
    confidence: 0.85,
  }));
  if (isCommitment(text, facts.citesBcp14)) {
    hits.push(
      ...each(ESCAPE, sentence, (words) => ({
        severity: binds ? 'medium' : 'low',
        statement: { id: 'open-condition', words: shortened(words) },
        title: `Open condition on a duty: ${named(words)}`,
        assessment: `${named(words)} leaves it to the reader to decide when the duty applies. Two people can read it in opposite ways and neither can be shown wrong.`,
        action: `Replace ${named(words)} with the condition that is meant, or name who decides and by what criterion.`,
        confidence: binds ? 0.75 : 0.6,
      })),
    );
  }
  if (!CONCESSION.test(text))
    hits.push(
      ...each(EFFORTS, sentence, (words) => ({
        severity: 'medium',
        statement: { id: 'effort', words: shortened(words) },
        title: `Effort instead of result: ${named(words)}`,
        assessment: `${named(words)} promises an attempt and no outcome; what has to be done for it to be kept stays open.`,
        action: `Replace ${named(words)} by the result that is owed, or list the steps that count as the effort and when they may stop.`,
        confidence: 0.75,
      })),
    );
  if (binds) {
    hits.push(
      ...each(AND_OR, sentence, (words, index) => {
        const before = text.slice(Math.max(0, index - DUTY_REACH_CHARACTERS), index);
        if (!DUTY_IN_FRONT.test(before) || ALL_OF_THEM.test(before)) return undefined;
        const both = shortened(words.replace('and/or', 'and'));
        const one = shortened(words.replace('and/or', 'or'));
        const either = shortened(`${words.replace('and/or', 'or')}, or both`);
        return {
          severity: 'low',
          statement: { id: 'and-or', words: shortened(words), both, one, either },
          title: `"and/or" in a duty: ${named(words)}`,
          assessment:
            'With "and/or" it is open whether one of the two is enough or both are needed to fulfil the duty.',
          action: `Write ${named(both)} if both are needed, ${named(one)} if one is enough, or ${named(either)}.`,
          confidence: 0.6,
        };
      }),
    );
  }
  if (facts.citesBcp14) return hits;
  const isBindingDocument =
    facts.bindingWords >=
    Math.max(BINDING_WORDS_ELSEWHERE, (documentText.length / 1_000) * BINDING_WORDS_PER_THOUSAND_CHARACTERS);
  if (isBindingDocument && !text.endsWith('?') && !ADVICE.test(text)) hits.push(...checkShould(sentence));
  if (!/\b(?:you|some|certain)\b/i.test(text)) {
    hits.push(
      ...each(MAY_NOT_BE, sentence, (words) => ({
        severity: 'low',
        statement: {
          id: 'may-not-be',
          words: shortened(words),
          ban: shortened(words.replace('may', 'must')),
          possibility: shortened(words.replace('may', 'might')),
        },
        title: `Ban or possibility: ${named(words)}`,
        assessment: `${named(words)} can mean that it is forbidden or that it possibly does not happen.`,
        action: `Write ${named(words.replace('may', 'must'))} for a ban, ${named(words.replace('may', 'might'))} for a possibility.`,
        confidence: 0.55,
      })),
    );
  }
  return hits;
}

function checkShould(sentence: Sentence): RuleHit[] {
  return each(SHOULD, sentence, (_words, index) => {
    const rest = sentence.text.slice(index, index + 120);
    if (
      index === 0 ||
      /^should\s+\p{Lu}/u.test(rest) ||
      SHOULD_WITHOUT_DUTY.test(rest) ||
      QUESTIONS.test(sentence.text.slice(Math.max(0, index - 80), index)) ||
      CONDITION.test(sentence.text.slice(Math.max(0, index - 80), index))
    )
      return undefined;
    return {
      severity: 'low',
      statement: { id: 'should' },
      title: 'Duty or advice: "should"',
      assessment:
        'The document binds with "must" or "shall" elsewhere; beside them "should" leaves open whether this is required or only recommended.',
      action:
        'Replace "should" by "must" or "shall" if it is required; otherwise write "we recommend" and say what follows from not doing it.',
      confidence: 0.55,
    };
  });
}

/** Obligation words that leave open whether something is owed, by what condition, or how much of it. */
export const ambiguousObligation: Rule = {
  id: 'ambiguous-obligation',
  reason: 'A duty that can be read in two ways cannot be followed, tested or enforced.',
  englishOnly: true,
  limitPerSection: 6,
  check: (context): DraftFinding[] =>
    context.sentences
      .flatMap((sentence) => checkSentence(sentence, context))
      .map((hit) => toFinding('ambiguous-obligation', context.text, hit)),
};
