import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { anyReport, fakeReport, fakeReportSource, hostileReport, withDecisions } from '#tests/fakes/fake-report.ts';
import annotationContext from '#tests/fixtures/annotation-context.json' with { type: 'json' };
import { formatAnnotations } from './format-annotations.ts';
import type { Report } from './report.ts';

/** Knows the annotation model's context (its terms that are used here) and reaches no network. */
const documentLoader = async (url: string) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`unknown context ${url}`);
  return { documentUrl: url, document: annotationContext as object } as never;
};

/** Expanded in safe mode: a term without a definition, or a relative address, is an error instead of silently dropped. */
function expand(report: Report) {
  return jsonld.expand(JSON.parse(formatAnnotations(report)), { documentLoader, safe: true } as never);
}

/** Every object with this type in an expanded document. */
function ofType(value: unknown, type: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((each) => ofType(each, type));
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((each) => ofType(each, type));
  return '@type' in value && [value['@type']].flat().includes(type)
    ? [value as Record<string, unknown>, ...inner]
    : inner;
}

const OA = 'http://www.w3.org/ns/oa#';

describe('a report as Web Annotations', () => {
  it('is a collection with one page and an annotation for each finding', async () => {
    const file = JSON.parse(formatAnnotations(fakeReport(fakeReportSource(['One.', 'Two.']))));
    expect(file).toMatchObject({
      type: 'AnnotationCollection',
      total: 2,
      first: { type: 'AnnotationPage', startIndex: 0 },
    });
    expect(file.first.items[0]).toMatchObject({
      type: 'Annotation',
      motivation: ['assessing', 'highlighting'],
      creator: { type: 'Software', name: 'Claude Sonnet 4.5' },
      target: {
        source: 'https://example.org/agreements/supply',
        selector: [
          { type: 'TextQuoteSelector', exact: 'One.', prefix: 'Paragraph 1 says: ' },
          { type: 'TextPositionSelector', start: 18, end: 22 },
        ],
      },
    });
  });

  it('means the annotation model’s terms', async () => {
    const expanded = await expand(fakeReport());
    const [annotation] = ofType(expanded, `${OA}Annotation`);
    expect(annotation).toMatchObject({
      [`${OA}motivatedBy`]: [{ '@id': `${OA}assessing` }, { '@id': `${OA}highlighting` }],
      'urn:ai-prism:vocabulary#severity': [{ '@value': 'medium' }],
    });
    expect(ofType(annotation, `${OA}TextQuoteSelector`)[0]).toMatchObject({
      [`${OA}exact`]: [{ '@value': 'The supplier shall pay.' }],
    });
    expect(ofType(annotation, `${OA}TextualBody`)).toHaveLength(4);
  });

  it('loses no term on expansion, with every optional field there', async () => {
    const source = fakeReportSource(['Pay']);
    const decision = { state: 'dismissed', reason: 'wrong', note: 'Later', decidedAtMs: 0 } as const;
    const report = fakeReport(withDecisions(source, { f1: decision }));
    const sections = report.sections.map((section) => ({ ...section, reason: { code: 'stopped', words: 'Stopped' } }));
    const file = JSON.parse(formatAnnotations({ ...report, sections }));
    const keys = new Set<string>();
    JSON.stringify({ ...file, '@context': undefined }, (key, value) => {
      if (key !== '' && !/^\d+$/.test(key)) keys.add(key);
      return value;
    });
    const own = Object.keys(file['@context'][1]);
    const known = new Set([...own, ...Object.keys(annotationContext['@context'])]);
    expect([...keys].filter((key) => key !== '@context' && !known.has(key))).toEqual([]);
    const used = own.filter((term) => term !== 'prism' && !keys.has(term));
    expect(used).toEqual([]);
    await expect(expand({ ...report, sections })).resolves.toHaveLength(1);
  });

  it('is about the document as a whole where the words are not in it', () => {
    const evidence = { quote: 'x', status: 'unverified', text: '', start: -1, end: -1 } as const;
    const [item] = JSON.parse(formatAnnotations(fakeReport(fakeReportSource(['Pay'], { evidence })))).first.items;
    expect(item).toMatchObject({ motivation: 'assessing', evidenceStatus: 'unverified' });
    expect(item.target).toEqual({ type: 'SpecificResource', source: 'https://example.org/agreements/supply' });
  });

  it('expands, whatever the texts are', async () => {
    await expect(expand(hostileReport())).resolves.toHaveLength(1);
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const url = 'https://example.test/';
        await expect(expand({ ...report, review: { ...report.review, url } })).resolves.toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});
