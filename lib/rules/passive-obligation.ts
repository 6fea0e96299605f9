import { named, shortened } from './phrase.ts';
import type { Rule, SectionContext } from './rule.ts';
import { type RuleHit, toFinding } from './rule-hit.ts';
import type { Sentence } from './sentences.ts';

/** Things that somebody has to do. "Deemed", "governed" or "bound" describe a legal state that nobody brings about. */
const ACTIONS =
  'reported|notified|informed|deleted|erased|destroyed|removed|retained|stored|kept|encrypted|backed\\s+up|archived|reviewed|approved|documented|recorded|logged|provided|supplied|delivered|paid|repaid|refunded|reimbursed|invoiced|returned|maintained|monitored|tested|updated|performed|carried\\s+out|implemented|completed|ensured|verified|checked|validated|protected|secured|signed|appointed|evaluated|assessed|resolved|investigated|escalated|communicated|published|announced|issued|obtained|conducted|established|trained|revoked|rotated|audited|classified|labell?ed|installed|configured|disabled|enabled|corrected|rectified|sought|replaced|inspected|measured|changed|blocked|locked|cancell?ed|disposed\\s+of|purged|shredded|wiped|authori[sz]ed|identified|listed|marked|displayed|restricted|tracked|fixed|patched|remediated|mitigated|handled|answered|assigned|separated|segregated|isolated|renewed|cleaned|repaired|prepared|analy[sz]ed|calculated|registered|translated';

const PASSIVE_DUTY = new RegExp(
  String.raw`(?<!\b(?:may|might|can|could)\s+)(?<!\b(?:if|when|where|which|whether|why|how|that)\s[^,.;]{0,40})\b(?:must|shall|will\s+need\s+to|needs?\s+to|has\s+to|have\s+to|(?:is|are)\s+to)\s+(?:also\s+|always\s+)*be\s+(?:\p{L}+ly\s+|first\s+|so\s+)?(?:${ACTIONS})\b`,
  'giu',
);
/** "By" with somebody after it names the actor; "by 1 May", "by e-mail", "by writing" do not. */
const NAMED_ACTOR =
  /\bby\s+(?!(?:e-?mail|post|mail|fax|telephone|phone|letter|means|way|hand|reference|law|default|the\s+(?:end|date|time|deadline)|virtue|no\s+later|\d|january|february|march|april|may|june|july|august|september|october|november|december|monday|friday|\p{L}+ing\b))\p{L}/iu;
const ACTOR_IN_FRONT =
  /\bI\s+(?:do\s+|don[’']t\s+)?(?:agree|think|believe|guess|feel)\b|\b(?:we|you|they|he|she|who)\s+(?:shall|must|will|have\s+to|need\s+to|are\s+to)\b|\bagrees?\s+(?:that|to)\b/i;
/** Where the recipient or sender is the subject, "must be informed" leaves open only who informs. */
const PLACE_OF_ACTOR = /\b(?:from|to)\s+the\s+(?:supplier|vendor|provider)\b/i;

/** Whoever has the claim or the request brings it. */
const OWN_MATTER =
  /\b(?:claims?|disputes?|questions?|complaints?|requests?|applications?|appeals?|objections?|cause\s+of\s+action)\b[^.;,]*$/i;
/** The sentence before speaks of what "we" or "you" do, and this one goes on with it. */
const ACTOR_BEFORE = /\b(?:we|you)\s+(?:may|will|shall|must)\b[^.!?]*[.!?]\s+$/i;
const BEFORE_CHARACTERS = 400;

/** How far behind the verb its actor is looked for. */
const CLAUSE_CHARACTERS = 300;

function checkSentence(sentence: Sentence, { facts, text }: SectionContext): RuleHit[] {
  // Specifications written with BCP 14 keywords address the implementation named in their conformance clause.
  if (facts.citesBcp14 || ACTOR_IN_FRONT.test(sentence.text)) return [];
  if (ACTOR_BEFORE.test(text.slice(Math.max(0, sentence.start - BEFORE_CHARACTERS), sentence.start))) return [];
  const hits: RuleHit[] = [];
  for (const match of sentence.text.matchAll(PASSIVE_DUTY)) {
    const after = match.index + match[0].length;
    const clause = sentence.text.slice(after, after + CLAUSE_CHARACTERS).split(/[;.]/, 1)[0] ?? '';
    if (OWN_MATTER.test(sentence.text.slice(0, match.index))) continue;
    if (NAMED_ACTOR.test(clause) || PLACE_OF_ACTOR.test(clause)) continue;
    const start = sentence.start + match.index;
    hits.push({
      sentence,
      start,
      end: start + match[0].length,
      severity: 'medium',
      statement: { id: 'passive-duty', words: shortened(match[0]) },
      title: `Duty without a responsible party: ${named(match[0])}`,
      assessment: `${named(match[0])} states a duty in the passive and the sentence names nobody who has to fulfil it.`,
      action: `Replace ${named(match[0])} by an active sentence that begins with the person, role or party who has to do it.`,
      confidence: 0.7,
    });
  }
  return hits;
}

/** Passive duties that do not say who has to act. */
export const passiveObligation: Rule = {
  id: 'passive-obligation',
  reason: 'A duty that names nobody is nobody’s duty.',
  englishOnly: true,
  limitPerSection: 5,
  check: (context) =>
    context.sentences
      .flatMap((sentence) => checkSentence(sentence, context))
      .map((hit) => toFinding('passive-obligation', context.text, hit)),
};
