import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { anyReport, fakeReport, hostileReport, REPORT_STYLE } from '#tests/fakes/fake-report.ts';
import { formatDocx } from './format-docx.ts';
import type { Report } from './report.ts';

/** The archive's parts as XML documents; a part that is not well-formed throws. */
function partsOf(report: Report) {
  const files = Object.entries(unzipSync(formatDocx(report, REPORT_STYLE)));
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(`${level}: ${message}`);
    },
  });
  return new Map(files.map(([name, bytes]) => [name, parser.parseFromString(strFromU8(bytes), 'text/xml')]));
}

function textOf(parts: ReturnType<typeof partsOf>): string {
  return parts.get('word/document.xml')?.documentElement?.textContent ?? '';
}

function targetsOf(parts: ReturnType<typeof partsOf>): (string | null)[] {
  const links = parts.get('word/_rels/document.xml.rels')?.getElementsByTagName('Relationship') ?? [];
  return [...links]
    .filter((link) => link.getAttribute('TargetMode') === 'External')
    .map((link) => link.getAttribute('Target'));
}

describe('a Word report', () => {
  it('has the parts that a document needs, each named with its type', () => {
    const parts = partsOf(fakeReport());
    expect([...parts.keys()].toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/styles.xml',
    ]);
    const overrides = [...(parts.get('[Content_Types].xml')?.getElementsByTagName('Override') ?? [])];
    for (const override of overrides) expect(parts.has((override.getAttribute('PartName') ?? '').slice(1))).toBe(true);
  });

  it('has the evidence, and links to it', () => {
    const parts = partsOf(fakeReport());
    expect(textOf(parts)).toContain('The supplier shall pay.');
    expect(targetsOf(parts)).toEqual([
      'https://example.org/agreements/supply',
      'https://example.org/agreements/supply#:~:text=The%20supplier%20shall%20pay.',
    ]);
  });

  it('uses only styles and relationships that it declares', () => {
    const parts = partsOf(fakeReport());
    const attributes = (part: string, tag: string, name: string) =>
      [...(parts.get(part)?.getElementsByTagName(tag) ?? [])].map((element) => element.getAttribute(name));
    const styles = attributes('word/styles.xml', 'w:style', 'w:styleId');
    for (const tag of ['w:pStyle', 'w:rStyle', 'w:tblStyle']) {
      for (const style of attributes('word/document.xml', tag, 'w:val')) expect(styles).toContain(style);
    }
    const relationships = attributes('word/_rels/document.xml.rels', 'Relationship', 'Id');
    for (const id of attributes('word/document.xml', 'w:hyperlink', 'r:id')) expect(relationships).toContain(id);
  });

  it('stays well-formed and free of foreign links with hostile texts', () => {
    const parts = partsOf(hostileReport());
    expect(targetsOf(parts)).toEqual([]);
    expect(textOf(parts)).toContain('<img src=x onerror=alert(1)><script>alert(1)</script>');
    expect(parts.get('word/document.xml')?.getElementsByTagName('script')).toHaveLength(0);
  });

  it('stays well-formed, whatever the texts are', () => {
    fc.assert(
      fc.property(anyReport, (report) => void partsOf(report)),
      { numRuns: 25 },
    );
  });

  it('is the same bytes for the same report', () => {
    expect(formatDocx(fakeReport(), REPORT_STYLE)).toEqual(formatDocx(fakeReport(), REPORT_STYLE));
  });
});
