import retextEnglish from 'retext-english';
import retextEquality from 'retext-equality';
import { type Processor, unified } from 'unified';
import type { Statement } from '#lib/findings';
import { CANDIDATE, REPORTED } from './exclusionary-words.ts';
import { named, shortened } from './phrase.ts';
import type { Rule, SectionContext } from './rule.ts';
import { type RuleHit, toFinding } from './rule-hit.ts';
import type { Sentence } from './sentences.ts';

const PRONOUN = /^(?:he-she|her-him|herself-himself)$/;
/** "He" is generic where a rule takes up a role with it; anywhere else it may be a person whose pronoun is known. */
const ROLE =
  /\b(?:an?|any|each|every|the|no)\s+(?:\p{L}{1,20}\s+){0,2}(?:user|customer|consumer|client|member|employee|worker|manager|person|individual|subscriber|holder|applicant|candidate|author|reader|visitor|student|participant|tenant|buyer|seller|purchaser|officer|director|player|contractor|beneficiary|developer|administrator|recipient|child|minor)\b/iu;
const RULE_WORD = /\b(?:must|shall|may|will|should|can|cannot)\b/i;

const checker = (() => {
  const processor: Processor<undefined, undefined, undefined, undefined, undefined> = unified();
  return processor
    .use(retextEnglish)
    .use(retextEquality, { binary: true })
    .use(function writeNothing() {
      this.compiler = () => '';
    })
    .freeze();
})();

interface Batch {
  readonly text: string;
  readonly sentences: readonly { readonly sentence: Sentence; readonly from: number }[];
}

/** The parser takes quadratic time, and a stack frame for each token, on very long input; batches keep both small. */
const BATCH_CHARACTERS = 4_000;

/** The section's prose in pieces of a few thousand characters, each sentence on a line of its own. */
function batchesOf(sentences: readonly Sentence[]): Batch[] {
  const batches: Batch[] = [];
  let text = '';
  let members: { sentence: Sentence; from: number }[] = [];
  for (const sentence of sentences) {
    if (text !== '' && text.length + sentence.text.length > BATCH_CHARACTERS) {
      batches.push({ text, sentences: members });
      text = '';
      members = [];
    }
    members.push({ sentence, from: text.length });
    text += `${sentence.text}\n`;
  }
  if (text !== '') batches.push({ text, sentences: members });
  return batches;
}

interface Match {
  readonly id: string;
  readonly sentence: Sentence;
  /** Offsets in the section. */
  readonly start: number;
  readonly end: number;
  readonly instead: readonly string[];
}

function matchesIn({ text, sentences }: Batch): Match[] {
  return checker.processSync(text).messages.flatMap(({ ruleId = '', place, expected }) => {
    if (!REPORTED.test(ruleId) || place === undefined || !('start' in place)) return [];
    const from = place.start.offset ?? -1;
    const to = place.end.offset ?? -1;
    const member = sentences.findLast((candidate) => candidate.from <= from);
    if (from === -1 || member === undefined || to > member.from + member.sentence.text.length) return [];
    const shift = member.sentence.start - member.from;
    return [{ id: ruleId, sentence: member.sentence, start: from + shift, end: to + shift, instead: expected ?? [] }];
  });
}

function statementOf(isPronoun: boolean, instead: readonly string[], words: string): Statement {
  if (isPronoun) return { id: 'exclusionary-pronoun', words };
  if (instead.length === 0) return { id: 'exclusionary-words', words };
  return { id: 'exclusionary-replaceable', words, instead: instead.slice(0, 3).map(shortened) };
}

function toHit({ id, sentence, start, end, instead }: Match, words: string): RuleHit {
  const isPronoun = PRONOUN.test(id);
  return {
    sentence,
    start,
    end,
    severity: 'low',
    statement: statementOf(isPronoun, instead, shortened(words)),
    title: `Exclusionary wording: ${named(words.toLowerCase())}`,
    assessment: isPronoun
      ? `${named(words)} takes up a role that anybody may have; read literally, the sentence applies to one gender only.`
      : `${named(words)} can exclude or hurt readers, and many style guides for policies and standards rule it out.`,
    action: isPronoun
      ? `Instead of ${named(words)}, repeat the role, write "they", or put the sentence into the plural.`
      : instead.length === 0
        ? `Say in neutral words what ${named(words)} stands for.`
        : `Instead of ${named(words)}, write ${instead.slice(0, 3).map(named).join(' or ')}.`,
    confidence: isPronoun ? 0.65 : 0.7,
  };
}

function findHits({ sentences, text, documentText }: SectionContext): RuleHit[] {
  const saysSlave = /\bslaves?\b/i.test(documentText);
  return batchesOf(sentences.filter(({ text: words }) => CANDIDATE.test(words)))
    .flatMap(matchesIn)
    .flatMap((match) => {
      const { id, sentence, start, end } = match;
      const words = text.slice(start, end);
      const isNamePart = /^\p{Lu}/u.test(words) && start > sentence.start;
      const isGeneric =
        !PRONOUN.test(id) ||
        (RULE_WORD.test(sentence.text) && ROLE.test(sentence.text.slice(0, start - sentence.start)));
      if (isNamePart || !isGeneric || (id === 'master' && !saysSlave)) return [];
      return [toHit(match, words)];
    });
}

/** Words that exclude readers, by retext-equality's lists. */
export const exclusionaryWording: Rule = {
  id: 'exclusionary-wording',
  reason: 'Wording that leaves readers out weakens a document that is meant to apply to all of them.',
  englishOnly: true,
  limitPerSection: 5,
  check: (context) => findHits(context).map((hit) => toFinding('exclusionary-wording', context.text, hit)),
};
