import { strToU8, zipSync } from 'fflate';
import { composeReport } from './compose-report.ts';
import { createLinks, type Links, writeBody } from './docx-body.ts';
import { docxStyles } from './docx-styles.ts';
import type { Report, ReportStyle } from './report.ts';
import { escapeXml } from './xml.ts';

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A4 with margins of 2 cm; twentieths of a point. */
const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

/**
 * A report as an Office Open XML document (ECMA-376) for Word, LibreOffice and the like, with Word's own heading styles.
 * The same report gives the same bytes.
 */
export function formatDocx(report: Report, style: ReportStyle): Uint8Array<ArrayBuffer> {
  const links = createLinks();
  const body = writeBody(composeReport(report, style), links);
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': packageRelationships(),
    'docProps/core.xml': coreProperties(report, style),
    'word/document.xml':
      `${PROLOGUE}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
      `xmlns:r="${OFFICE}/relationships"><w:body>${body}${PAGE}</w:body></w:document>`,
    'word/styles.xml': docxStyles(style.words.language),
    'word/_rels/document.xml.rels': documentRelationships(links),
  };
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
  // The first day that a ZIP archive can name: when the report was made is in its text.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) });
}

function contentTypes(): string {
  const override = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  return (
    `${PROLOGUE}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    override('word/document.xml', `${WORD}.document.main+xml`) +
    override('word/styles.xml', `${WORD}.styles+xml`) +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    `</Types>`
  );
}

function packageRelationships(): string {
  return relationships([
    relationship('document', `${OFFICE}/relationships/officeDocument`, 'word/document.xml'),
    relationship('core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  ]);
}

function documentRelationships(links: Links): string {
  return relationships([
    relationship('styles', `${OFFICE}/relationships/styles`, 'styles.xml'),
    ...links
      .all()
      .map(([href, id]) => relationship(id, `${OFFICE}/relationships/hyperlink`, href, ' TargetMode="External"')),
  ]);
}

function relationships(entries: readonly string[]): string {
  return `${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

function relationship(id: string, type: string, target: string, mode = ''): string {
  return `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"${mode}/>`;
}

function coreProperties({ review, generator, exportedAtMs }: Report, { words }: ReportStyle): string {
  const time = new Date(exportedAtMs).toISOString().replace(/\.\d+Z$/, 'Z');
  return (
    `${PROLOGUE}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
    `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(words.title(review.title || review.url))}</dc:title>` +
    `<dc:creator>${escapeXml(`${generator.name} ${generator.version}`)}</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created></cp:coreProperties>`
  );
}
