const INTEGER = 'http://www.w3.org/2001/XMLSchema#integer';
const DOUBLE = 'http://www.w3.org/2001/XMLSchema#double';
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime';

/** Terms of AI-Prism's own, by type; everything else is the Web Annotation model's. */
const TEXT_TERMS = [
  'severity',
  'sectionId',
  'sectionKind',
  'sectionStatus',
  'heading',
  'risk',
  'reason',
  'reasonCode',
  'evidenceStatus',
  'quotedAs',
  'decision',
  'decisionReason',
  'decisionNote',
  'softwareVersion',
  'documentTitle',
  'documentLanguage',
  'documentSha256',
  'reviewStatus',
  'provider',
  'playbook',
  'promptVersion',
  'routeId',
  'modelId',
  'region',
] as const;
const INTEGER_TERMS = [
  'documentCharacters',
  'sectionsFound',
  'sectionsReviewed',
  'sectionsSkipped',
  'sectionsFailed',
  'leftOut',
  'words',
  'attempts',
  'throttles',
  'inputTokens',
  'outputTokens',
] as const;
const NUMBER_TERMS = ['confidence', 'textCoverage', 'costUsd', 'durationMs'] as const;
const NODE_TERMS = ['provenance', 'coverage', 'totals', 'reviewOf'] as const;

function termsOf(names: readonly string[], definition: Readonly<Record<string, string>>) {
  return Object.fromEntries(names.map((name) => [name, { '@id': `prism:${name}`, ...definition }]));
}

/** The context of every file: the model's own, then the terms that it lacks. */
export const ANNOTATION_CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    prism: 'urn:ai-prism:vocabulary#',
    ...termsOf(TEXT_TERMS, {}),
    ...termsOf(INTEGER_TERMS, { '@type': INTEGER }),
    ...termsOf(NUMBER_TERMS, { '@type': DOUBLE }),
    ...termsOf(NODE_TERMS, { '@type': '@id' }),
    ended: { '@id': 'prism:ended', '@type': DATE_TIME },
    sections: { '@id': 'prism:sections', '@type': '@id', '@container': '@list' },
  },
] as const;
