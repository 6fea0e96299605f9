import { ANNOTATION_CONTEXT } from './annotation-context.ts';
import type { Decision, Report, ReportFinding } from './report.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * A report as a collection of W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in JSON-LD, with one embedded
 * page. What the model has no term for is in AI-Prism's own vocabulary, declared in the context.
 */
export function formatAnnotations(report: Report): string {
  return `${JSON.stringify(collection(report), null, 2)}\n`;
}

function collection(report: Report): Json {
  const { review, document, generator, exportedAtMs, leftOut } = report;
  const id = `urn:ai-prism:review:${encodeURIComponent(review.id.toWellFormed())}`;
  const items = report.findings.map((finding) => annotation(report, finding));
  return {
    '@context': ANNOTATION_CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: `Review of ${review.title || review.url}`,
    creator: software(generator.name, generator.version),
    created: isoTime(review.startedAtMs),
    generated: isoTime(exportedAtMs),
    total: items.length,
    reviewOf: {
      id: review.url,
      documentTitle: review.title,
      documentLanguage: document.language,
      documentCharacters: document.characters,
      documentSha256: document.sha256,
    },
    reviewStatus: review.status,
    provider: review.provider,
    playbook: review.playbook,
    ...(review.endedAtMs === undefined ? {} : { ended: isoTime(review.endedAtMs) }),
    leftOut,
    coverage: {
      sectionsFound: review.counts.found,
      sectionsReviewed: review.counts.reviewed,
      sectionsSkipped: review.counts.skipped,
      sectionsFailed: review.counts.failed,
      textCoverage: review.textCoverage,
      sections: report.sections.map(({ id: sectionId, heading, kind, words, status, reason, risk }) => ({
        sectionId,
        sectionKind: kind,
        heading,
        words,
        sectionStatus: status,
        ...(reason === undefined ? {} : { reasonCode: reason.code, reason: reason.words }),
        ...(risk === undefined ? {} : { risk }),
      })),
    },
    totals: {
      attempts: review.totals.attempts,
      throttles: review.totals.throttles,
      inputTokens: review.totals.inputTokens,
      outputTokens: review.totals.outputTokens,
      costUsd: review.totals.costUsd,
      durationMs: review.totals.elapsedMs,
    },
    first: { id: `${id}:page:1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
  };
}

function annotation({ review, generator, exportedAtMs }: Report, finding: ReportFinding): Json {
  const { provenance, evidence, decision } = finding;
  const reviewId = encodeURIComponent(review.id.toWellFormed());
  return {
    id: `urn:ai-prism:finding:${reviewId}:${encodeURIComponent(finding.id.toWellFormed())}`,
    type: 'Annotation',
    // What is not in the document can be assessed, but nothing can be highlighted.
    motivation: finding.place === undefined ? 'assessing' : ['assessing', 'highlighting'],
    creator: software(provenance.modelName, provenance.promptVersion),
    created: isoTime(provenance.startedAt),
    generator: software(generator.name, generator.version),
    generated: isoTime(exportedAtMs),
    body: [
      textualBody('describing', finding.title),
      textualBody('assessing', finding.assessment),
      textualBody('editing', finding.action),
      textualBody('classifying', finding.category),
      ...(decision === undefined ? [] : [decisionBody(decision)]),
    ],
    target: target(review.url, finding),
    severity: finding.severity,
    confidence: finding.confidence,
    sectionId: finding.sectionId,
    evidenceStatus: evidence.status,
    quotedAs: evidence.quote,
    provenance: {
      routeId: provenance.routeId,
      modelId: provenance.modelId,
      region: provenance.region,
      playbook: provenance.playbook,
      promptVersion: provenance.promptVersion,
      attempts: provenance.attempts,
      durationMs: provenance.latencyMs,
      inputTokens: provenance.inputTokens,
      outputTokens: provenance.outputTokens,
      costUsd: provenance.costUsd,
    },
  };
}

/** Only words that are in the document get selectors; an unverified finding is about the document as a whole. */
function target(source: string, { evidence, place, link }: ReportFinding): Json {
  const resource = { type: 'SpecificResource', source };
  if (place === undefined) return resource;
  return {
    ...resource,
    selector: [
      { type: 'TextQuoteSelector', exact: evidence.text, prefix: place.prefix, suffix: place.suffix },
      { type: 'TextPositionSelector', start: place.codePointStart, end: place.codePointEnd },
    ],
    ...(link === undefined ? {} : { via: link }),
  };
}

function textualBody(purpose: string, value: string): Json {
  return { type: 'TextualBody', value, format: 'text/plain', purpose };
}

function decisionBody({ state, reason, note, decidedAtMs }: Decision): Json {
  return {
    ...textualBody('moderating', [state, reason, note].filter(Boolean).join(': ')),
    created: isoTime(decidedAtMs),
    decision: state,
    ...(reason === undefined ? {} : { decisionReason: reason }),
    ...(note === undefined ? {} : { decisionNote: note }),
  };
}

function software(name: string, version: string): Json {
  return { type: 'Software', name, softwareVersion: version };
}

function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}
