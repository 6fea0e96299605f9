/** Words that leave open a time, an amount, a standard or the end of a list. */
export interface Vagueness {
  readonly kind: 'time' | 'frequency' | 'retention' | 'change' | 'amount' | 'standard' | 'list';
  readonly pattern: RegExp;
  /** What the sentence must be for the words to matter. */
  readonly needs: 'commitment' | 'obligation' | 'anything';
  readonly confidence: number;
}

/** The words that are looked for, by what they leave open. */
export const VAGUE: readonly Vagueness[] = [
  {
    kind: 'time',
    needs: 'commitment',
    confidence: 0.75,
    pattern:
      /\b(?:as\s+soon\s+as\s+(?:is\s+)?(?:reasonably\s+)?(?:possible|practicable|practical|feasible)|as\s+(?:quickly|promptly|swiftly)\s+as\s+(?:possible|practicable)|promptly|in\s+a\s+timely\b(?:,?\s+[\p{L}]{1,20}){0,4}?\s+(?:manner|fashion)|timely\s+(?:and\s+\p{L}{1,20}\s+)?(?:notice|response|feedback|delivery|basis|information|access|reports?|updates?|notification)|in\s+due\s+(?:course|time)|at\s+(?:a|the\s+earliest)\s+(?:reasonable|convenient|possible)\s+(?:time|opportunity)|(?:within|for|after)\s+a\s+(?:reasonable|limited|short|suitable|appropriate)\s+(?:period|time|timeframe|amount\s+of\s+time)(?:\s+of\s+time)?|(?:reasonable|sufficient|adequate|appropriate)\s+(?:advance\s+|prior\s+)?(?:notice|time)|in\s+a\s+reasonable\s+time)\b/giu,
  },
  {
    kind: 'frequency',
    needs: 'commitment',
    confidence: 0.65,
    pattern: /\b(?:periodically|on\s+a\s+(?:regular|periodic|frequent)\s+basis|at\s+regular\s+intervals|regularly)\b/gi,
  },
  {
    kind: 'change',
    needs: 'commitment',
    confidence: 0.65,
    // Only where something is changed: "laws as amended from time to time" promises nothing.
    pattern:
      /(?<=\b(?:change|update|modify|amend|revise|adjust|vary|make\s+(?:some\s+|any\s+)?(?:changes|modifications))\b[^.;]{0,60})\bfrom\s+time\s+to\s+time\b|\bfrom\s+time\s+to\s+time\b(?=[^.;]{0,40}\b(?:change|update|modify|amend|revise|adjust|vary|make\s+(?:some\s+|any\s+)?changes)\b)/gi,
  },
  {
    kind: 'retention',
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
      /\b(?:several|numerous|a\s+(?:small|limited|large|sufficient|reasonable)\s+number\s+of|a\s+few|sufficient|minimal|excessive|approximately|roughly)\s+[\p{L}-]{1,40}(?![\p{L}-]|\s+(?:that|to|for)\b)/giu,
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
