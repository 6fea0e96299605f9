/** Words that bind somebody. "Should" is not one of them: whether it binds is exactly what is unclear about it. */
const BINDING = String.raw`(?:must|shall|(?:is|are|be)\s+(?:required|obliged|obligated|responsible)\s+(?:to|for)|(?:undertakes?|agrees?|commits?|has|have|needs?)\s+to)`;

const OBLIGATION = new RegExp(String.raw`\b${BINDING}\b`, 'i');
const COMMITMENT = new RegExp(
  String.raw`\b(?:${BINDING}|should|will|we\s+(?:aim|intend|try|strive|endeavou?r))\b`,
  'i',
);
const UPPERCASE_KEYWORD = /\b(?:MUST|SHALL|REQUIRED)\b/;

/** Whether a sentence obliges somebody. In a document that cites BCP 14 only its upper-case keywords do. */
export function isObligation(sentence: string, citesBcp14: boolean): boolean {
  return citesBcp14 ? UPPERCASE_KEYWORD.test(sentence) : OBLIGATION.test(sentence);
}

/** Whether a sentence obliges, promises or recommends, so that a reader will ask how much, by when and by whom. */
export function isCommitment(sentence: string, citesBcp14: boolean): boolean {
  return citesBcp14 ? UPPERCASE_KEYWORD.test(sentence) : COMMITMENT.test(sentence);
}
